import type { FailureCode } from "../failure/failures.ts";
import type { Message } from "./message.ts";

/** Above this a body travels as a reference: a message of Service Bus Standard holds 256 KB, properties included. */
export const LARGEST_INLINE = 200 * 1024;

/** Where a body is: in the queue message itself, or in the store of bodies. */
export type WaitingBody =
  | { readonly kind: "inline"; readonly bytes: Uint8Array }
  | { readonly kind: "stored"; readonly name: string; readonly length: number };

/** One try that did not end well. */
export interface Attempt {
  readonly atMs: number;
  readonly step: string;
  readonly code: FailureCode;
}

/** A message as it waits on the queue `inbound`: the same facts as a `Message`, and what was tried so far. */
export interface WaitingMessage extends Omit<Message, "endpoint" | "body"> {
  /** The endpoint's name; the settings of whoever reads it say the rest. */
  readonly endpoint: string;
  readonly body: WaitingBody;
  /** How many times it was handled and failed. */
  readonly attempts: number;
  /** How many copies went before this one, waits that count as no attempt included. */
  readonly copies: number;
  /** How many times it came back to its queue with nobody having handled it to an end, up to its being isolated. */
  readonly returns: number;
  /** The newest tries, oldest first. */
  readonly history: readonly Attempt[];
  /** The keys of the dead letters that its success resolves; absent for what was never sent again. */
  readonly resolves?: readonly string[];
  /** What is said of a corrected body; absent for bytes as they came. */
  readonly edited?: Edited;
}

/** A body that an operator corrected. */
export interface Edited {
  /** The key of the dead letter that it corrects. */
  readonly of: string;
  /** The ids under which something else was published: its events get ids of their own in their place. */
  readonly takenIds: readonly string[];
}

/** A fresh arrival, nothing tried yet. */
export function firstWait(
  facts: Omit<WaitingMessage, "attempts" | "copies" | "returns" | "history">,
): WaitingMessage {
  return { ...facts, attempts: 0, copies: 0, returns: 0, history: [] };
}
