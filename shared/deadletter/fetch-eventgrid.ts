import type { Bodies } from "../bodies/bodies.ts";
import { Failure } from "../failure/failure.ts";
import type { Log } from "../telemetry/log-line.ts";
import type { DeadLetters } from "./dead-letters.ts";
import type { EventGridBlobs } from "./eventgrid-blobs.ts";
import { eventGridLetters } from "./eventgrid-letters.ts";
import { keepEach } from "./keep-each.ts";

/** Where the moment stands up to which Event Grid's container was listed. */
const MARK = "marks/eventgrid-listing";
/** A listing begins this long before the end of the last one: clocks differ, and a blob may appear late. */
const OVERLAP_MS = 2 * 3_600_000;
/** How far the first listing looks back. */
const FIRST_MS = 30 * 86_400_000;
export interface EventGridFetchPorts {
  readonly blobs: EventGridBlobs;
  readonly deadLetters: Pick<DeadLetters, "keep">;
  /** Keeps the mark of the listings. */
  readonly marks: Bodies;
  readonly nowMs: () => number;
}

/**
 * Takes the events of one blob into the store. A blob that is read twice changes nothing.
 *
 * @throws {Failure} `STORAGE_UNAVAILABLE`.
 */
export async function fetchBlob(name: string, ports: EventGridFetchPorts, log: Log): Promise<void> {
  const bytes = await ports.blobs.read(name);
  const letters = bytes === undefined ? [] : eventGridLetters(name, bytes);
  await keepEach(letters, ports.deadLetters, ports.nowMs(), log);
}

/**
 * Lists what Event Grid wrote since the last listing, with some overlap, and takes it into the store: for blobs whose
 * notice was lost. The mark moves only when all was taken.
 *
 * @throws {Failure} `STORAGE_UNAVAILABLE`.
 */
export async function fetchSinceMark(ports: EventGridFetchPorts, log: Log): Promise<void> {
  const nowMs = ports.nowMs();
  const sinceMs = (await readMark(ports.marks)) ?? nowMs - FIRST_MS;
  for await (const name of ports.blobs.list(Math.max(0, sinceMs - OVERLAP_MS), nowMs))
    await fetchBlob(name, ports, log);
  await ports.marks.put(MARK, Buffer.from(new Date(nowMs).toISOString()));
}

async function readMark(marks: Bodies): Promise<number | undefined> {
  try {
    const atMs = Date.parse(new TextDecoder().decode(await marks.get(MARK)));
    return Number.isNaN(atMs) ? undefined : atMs;
  } catch (error) {
    if (error instanceof Failure && error.code === "BODY_LOST") return undefined;
    throw error;
  }
}
