import type { FailureCode } from "../failure/failures.ts";
import type { Attempt } from "../inbound/waiting-message.ts";

/** Where a dead letter came from: our own verdict, the dead letters of a queue, or those of Event Grid. */
export const STREAMS = ["pipeline", "queue", "eventgrid"] as const;
export type Stream = (typeof STREAMS)[number];

/** A message or event that needs a person: what it was, and why, where and after how many tries it failed. */
export interface DeadLetter {
  /** Absent for our own verdicts. */
  readonly stream?: Stream;
  /** The queue or the subscription whose dead letter it was; absent for our own verdicts. */
  readonly from?: string;
  /** The arrival that failed: its key. The same one again is the same dead letter. */
  readonly arrival: string;
  /**
   * Which sending of it failed; absent for the first. It rises with each copy and each redrive, so that what is told
   * of an earlier sending is known for old news.
   */
  readonly generation?: number;
  readonly endpoint: string;
  /** The endpoint's kind; absent when the settings do not know the endpoint. */
  readonly kind: string | undefined;
  readonly path: "webhook" | "queue";
  readonly receivedAtMs: number;
  readonly code: FailureCode;
  readonly reason: string;
  /** The names that the failure is about, such as the organizations that are not listed; not kept. */
  readonly about?: readonly string[] | undefined;
  readonly step: string;
  readonly attempts: number;
  readonly history: readonly Attempt[];
  readonly contentType: string | undefined;
  readonly headers: Readonly<Record<string, string>>;
  readonly properties: Readonly<Record<string, unknown>>;
  /** The bytes as they came; absent where they were above the limit and not kept, or could not be fetched. */
  readonly body: Uint8Array | undefined;
  readonly bodyLength: number;
  /** The name in the store of bodies of one that could not be fetched. */
  readonly storedAs?: string;
  /** The event that the message became, if it came that far; its exact text where that is not the body. */
  readonly event:
    | {
        readonly id: string;
        readonly type: string;
        readonly source: string;
        readonly subject: string;
        readonly text?: string;
      }
    | undefined;
  /** The key of the dead letter whose corrected body this is. */
  readonly editedOf?: string;
  /** The ids that a corrected body must not use. */
  readonly takenIds?: readonly string[];
}

/** Where dead letters are kept, as far as the way of a message goes. */
export interface DeadLetters {
  /**
   * Keeps a dead letter; it is durable when the promise resolves. Kept again, it stays one, last seen now: `held` and
   * `discarded` ones stay so, and one that was `redriving` or `resolved` is `new` again, unless what is told is of an
   * earlier sending.
   *
   * @throws {Failure} `STORAGE_UNAVAILABLE`; `FORMAT_NEWER` when a newer build has written it.
   */
  keep(letter: DeadLetter, nowMs: number): Promise<void>;
  /**
   * Notes that the message of a dead letter has succeeded after all. One that is not there is fine.
   *
   * @throws {Failure} `STORAGE_UNAVAILABLE`; `FORMAT_NEWER`.
   */
  resolve(key: string, nowMs: number): Promise<void>;
}
