import type { FailureCode } from "../failure/failures.ts";
import type { Attempt } from "../inbound/waiting-message.ts";

/** A message that needs a person: what it was, and why, where and after how many tries it failed. */
export interface DeadLetter {
  /** The arrival that failed; the same one again is the same dead letter. */
  readonly arrival: string;
  readonly endpoint: string;
  /** The endpoint's kind; absent when the settings do not know the endpoint. */
  readonly kind: string | undefined;
  readonly path: "webhook" | "queue";
  readonly receivedAtMs: number;
  readonly code: FailureCode;
  readonly reason: string;
  readonly step: string;
  readonly attempts: number;
  readonly history: readonly Attempt[];
  readonly contentType: string | undefined;
  readonly headers: Readonly<Record<string, string>>;
  readonly properties: Readonly<Record<string, unknown>>;
  /** The bytes as they came; absent where they were above the limit and not kept. */
  readonly body: Uint8Array | undefined;
  readonly bodyLength: number;
  /** The event that the message became, if it came that far. */
  readonly event:
    | { readonly id: string; readonly type: string; readonly source: string; readonly subject: string }
    | undefined;
}

/** Where dead letters are kept. */
export interface DeadLetters {
  /**
   * Keeps a dead letter; it is durable when the promise resolves. Kept again, it stays one, last seen now.
   *
   * @throws {Failure} `STORAGE_UNAVAILABLE`.
   */
  keep(letter: DeadLetter, nowMs: number): Promise<void>;
}
