import { createRequire } from "node:module";
import { join } from "node:path";

const HOST = "127.0.0.1";
const KEEP_ALIVE_SECONDS = 5;
const WRITES_AT_ONCE = 50;

export interface ServicePorts {
  readonly blob: number;
  readonly queue: number;
  readonly table: number;
}

/** The three services of Azurite, listening. */
export interface AzuriteServices {
  readonly ports: ServicePorts;
  /** Writes what is only in memory to the folder, if there is one, and closes all sockets. */
  close(): Promise<void>;
}

/** What we use of Azurite's servers; the package has no types. */
interface Server {
  start(): Promise<void>;
  close(): Promise<void>;
  getHttpServerAddress(): string;
}

/** A port that something else already listens on. */
class PortTaken extends Error {
  override readonly name = "PortTaken";
}

/**
 * Starts the blob, queue and table services on the loopback address.
 *
 * @param directory Where the data is kept, in the files of Azurite's own command; in memory when absent.
 * @throws PortTaken when a port is not free.
 */
export async function startServices(
  ports: ServicePorts,
  directory: string | undefined,
): Promise<AzuriteServices> {
  const servers = {
    blob: newServer("blob/Blob", ports.blob, directory),
    queue: newServer("queue/Queue", ports.queue, directory),
    table: newServer("table/Table", ports.table, directory),
  };
  const [blob, queue, table] = await Promise.all([
    started("blob", servers.blob, ports.blob),
    started("queue", servers.queue, ports.queue),
    started("table", servers.table, ports.table),
  ]);
  return {
    ports: { blob, queue, table },
    close: async () => {
      await Promise.all(Object.values(servers).map((server) => server.close()));
    },
  };
}

async function started(service: string, server: Server, port: number): Promise<number> {
  try {
    await server.start();
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "EADDRINUSE")) throw error;
    throw new PortTaken(`Port ${port}, for Azurite's ${service} service, is taken.`, { cause: error });
  }
  return Number(new URL(server.getHttpServerAddress()).port);
}

/**
 * A server of the package's own modules, without going through its command: that would load the database
 * drivers of its other stores as well. The order of the arguments is that of Azurite 3.37's configurations.
 */
function newServer(
  service: "blob/Blob" | "queue/Queue" | "table/Table",
  port: number,
  directory: string | undefined,
): Server {
  const load = createRequire(import.meta.url);
  const { default: Configuration } = load(`azurite/dist/src/${service}Configuration`);
  const { default: AzuriteServer } = load(`azurite/dist/src/${service}Server`);
  const name = service.slice(0, service.indexOf("/"));
  const inFolder = (file: string) => (directory === undefined ? file : join(directory, file));
  const address = [HOST, port, KEEP_ALIVE_SECONDS];
  const database = inFolder(`__azurite_db_${name}__.json`);
  const extents = { locationId: "Default", locationPath: inFolder(`__${name}storage__`) };
  const extentStore = [
    inFolder(`__azurite_db_${name}_extent__.json`),
    [{ ...extents, maxConcurrency: WRITES_AT_ONCE }],
  ];
  // The switch of the access log and its stream, the switch of the debug log and its file; tables differ in order.
  const logs = name === "table" ? [false, false, undefined, undefined] : [false, undefined, false, undefined];
  const looseness = { loose: false, skipApiVersionCheck: true };
  const security = { certificate: "", key: "", password: "", oauth: undefined };
  const inMemory = directory === undefined;
  return new AzuriteServer(
    new Configuration(
      ...address,
      database,
      ...(name === "table" ? [] : extentStore),
      ...logs,
      looseness.loose,
      looseness.skipApiVersionCheck,
      security.certificate,
      security.key,
      security.password,
      security.oauth,
      false, // URLs that name the account in the host stay allowed
      inMemory,
    ),
  );
}
