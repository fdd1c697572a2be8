import type { DeadLetterStore } from "../deadletter/dead-letter-store.ts";
import { STREAMS } from "../deadletter/dead-letters.ts";
import { stateAt } from "../deadletter/kept-letter.ts";
import { Failure, toFailure } from "../failure/failure.ts";
import type { Within } from "../retry/within.ts";
import type { Meter } from "../telemetry/meter.ts";
import type { WaitingQueue } from "./waiting-queue.ts";

/** Nothing is counted further than this: more is no other news, and counting costs. */
const COUNT_LIMIT = 1_000;
/** How long one part may take, so that one that hangs does not hide the others. */
const PART_LIMIT_MS = 20_000;

export interface MeasurePorts {
  /** By name. */
  readonly queues: ReadonlyMap<string, Pick<WaitingQueue, "look">>;
  /** What waits for a person. */
  readonly deadLetters: Pick<DeadLetterStore, "list">;
  /** What waits while the queue inbound takes none. */
  readonly spool: { waiting(): AsyncIterable<string> };
  readonly meter: Meter;
  readonly nowMs: () => number;
  readonly within: Within;
}

/** Records what waits where. Does not throw: what cannot be measured is counted as such, and the rest is measured. */
export async function measureWaiting(ports: MeasurePorts): Promise<void> {
  const queues = [...ports.queues].map(([name, queue]) =>
    part(name, () => measureQueue(name, queue, ports), ports),
  );
  await Promise.all([
    ...queues,
    part("dead letters", () => measureDead(ports), ports),
    part("spool", () => measureSpool(ports), ports),
  ]);
}

async function part(
  name: string,
  measure: () => Promise<void>,
  { meter, within }: MeasurePorts,
): Promise<void> {
  try {
    await within(
      PART_LIMIT_MS,
      measure(),
      () => new Failure("UNEXPECTED", `Expected ${name} to be measured within ${PART_LIMIT_MS} ms.`),
    );
  } catch (error) {
    meter.record("metering.failures", 1, { part: name, code: toFailure(error).code });
  }
}

async function measureQueue(
  name: string,
  queue: Pick<WaitingQueue, "look">,
  { meter, nowMs }: MeasurePorts,
): Promise<void> {
  const { waiting, oldestAtMs, expelled } = await queue.look(COUNT_LIMIT);
  meter.record("queue.waiting", waiting, { queue: name });
  meter.record("queue.oldest", oldestAtMs === undefined ? 0 : Math.max(0, nowMs() - oldestAtMs), {
    queue: name,
  });
  meter.record("queue.expelled", expelled, { queue: name });
}

async function measureDead({ deadLetters, meter, nowMs }: MeasurePorts): Promise<void> {
  const counts = new Map(STREAMS.map((stream) => [stream, { new: 0, held: 0, quarantined: 0 }]));
  let counted = 0;
  for await (const letter of deadLetters.list({ states: ["new", "held"] }, nowMs())) {
    const ofStream = counts.get(letter.stream);
    const waits = letter.code === "ORGANIZATION_FOREIGN" ? "quarantined" : "new";
    if (ofStream !== undefined) ofStream[stateAt(letter, nowMs()).kind === "held" ? "held" : waits] += 1;
    counted += 1;
    if (counted === COUNT_LIMIT) break;
  }
  for (const [stream, states] of counts)
    for (const [state, count] of Object.entries(states))
      meter.record("dead.letters", count, { state, stream });
}

async function measureSpool({ spool, meter }: MeasurePorts): Promise<void> {
  let spooled = 0;
  for await (const _ of spool.waiting()) {
    spooled += 1;
    if (spooled === COUNT_LIMIT) break;
  }
  meter.record("spool.waiting", spooled, {});
}
