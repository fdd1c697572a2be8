import type { Kept } from "./kept-bytes.ts";
import type { Timeline } from "./timeline.ts";

/** An event as the ledger keeps it: its exact text, the message that it was made of, and what happened to it. */
export interface KeptEvent extends Kept {
  readonly id: string;
  readonly state: "claimed" | "published";
  readonly timeline: Timeline;
}

/** The ledger for whoever wants to know of an event, or sends it out again. */
export interface Journal {
  /**
   * What is kept of an event; absent when nothing is, or not any more.
   *
   * @throws {Failure} `LEDGER_UNAVAILABLE`; `FORMAT_NEWER`; `BODY_LOST` or `STORAGE_UNAVAILABLE` for a large one.
   */
  find(id: string): Promise<KeptEvent | undefined>;
  /** Whether anything is kept of an event. @throws {Failure} `LEDGER_UNAVAILABLE`. */
  knows(id: string): Promise<boolean>;
  /**
   * Notes that an event was sent out again. The same round again is fine; an event that is not kept is left alone.
   *
   * @throws {Failure} `LEDGER_UNAVAILABLE`.
   */
  redriven(id: string, round: number, nowMs: number): Promise<void>;
}
