import { createServer } from "node:net";

/** The ports of a run, by part. The names are those that people read. */
export interface Ports {
  readonly functions: number;
  readonly serviceBus: number;
  readonly eventGrid: number;
  readonly events: number;
  readonly blob: number;
  readonly queue: number;
  readonly table: number;
  readonly dynamics: number;
}

/** Where each part listens unless told otherwise: the ports of the tools that it stands for, where these have any. */
export const DEFAULT_PORTS: Ports = {
  functions: 7071,
  serviceBus: 5672,
  eventGrid: 7075,
  events: 7076,
  blob: 10_000,
  queue: 10_001,
  table: 10_002,
  dynamics: 7077,
};

const PARTS: readonly (readonly [part: keyof Ports, say: string])[] = [
  ["functions", "the function app"],
  ["serviceBus", "the Service Bus stand-in"],
  ["eventGrid", "the Event Grid stand-in"],
  ["events", "the sample subscriber"],
  ["blob", "Azurite's blobs"],
  ["queue", "Azurite's queues"],
  ["table", "Azurite's tables"],
  ["dynamics", "the simulated Dynamics"],
];

/** Below the ports that operating systems hand out for outgoing connections, which could otherwise take one meanwhile. */
const FIRST_FREE = 20_000;
const LAST_FREE = 30_000;
const MOST_TRIES = 500;

/** @throws An error of one line that names the first port that is taken and its part, with what to do. */
export async function requireFree(ports: Partial<Ports>, next: string): Promise<void> {
  for (const [part, say] of PARTS) {
    const port = ports[part];
    if (port !== undefined && !(await isFree(port))) {
      throw new Error(`Port ${port}, for ${say}, is taken by another program: ${next}.`);
    }
  }
}

/** @param random A number in [0, 1): two runs that begin at the same time should not look at the same ports. */
export async function freePorts(random: () => number): Promise<Ports> {
  const found: number[] = [];
  const span = LAST_FREE - FIRST_FREE;
  for (let tries = 0; found.length < PARTS.length; tries++) {
    if (tries === MOST_TRIES) {
      throw new Error(`Of ${MOST_TRIES} ports between ${FIRST_FREE} and ${LAST_FREE} too few were free.`);
    }
    const port = FIRST_FREE + Math.floor(random() * span);
    if (!found.includes(port) && (await isFree(port))) found.push(port);
  }
  const [functions = 0, serviceBus = 0, eventGrid = 0, events = 0, blob = 0, queue = 0, table = 0] = found;
  const dynamics = found[7] ?? 0;
  return { functions, serviceBus, eventGrid, events, blob, queue, table, dynamics };
}

/** Whether nobody listens on a port of this machine, under either of the addresses that our parts use. */
async function isFree(port: number): Promise<boolean> {
  return (await canListen(port, "127.0.0.1")) && (await canListen(port, "localhost"));
}

function canListen(port: number, host: string): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once("error", () => resolve(false));
    server.listen({ port, host, exclusive: true }, () => server.close(() => resolve(true)));
  });
}
