import type { Stream } from "./dead-letters.ts";
import { type KeptLetter, type StateKind, stateAt } from "./kept-letter.ts";

/** Which dead letters are meant: those that fit all that is given. */
export interface LetterFilter {
  /** The fingerprint of their cause, or its beginning. */
  readonly cause?: string;
  readonly code?: string;
  readonly stream?: Stream;
  /** The event's source, the endpoint, the queue or the subscription. */
  readonly source?: string;
  /** The event's type. */
  readonly type?: string;
  /** The event's subject. */
  readonly record?: string;
  readonly states?: readonly StateKind[];
  /** Received at or after. */
  readonly sinceMs?: number;
  /** Received before. */
  readonly untilMs?: number;
}

/** Whether a dead letter fits. */
export function fits(letter: KeptLetter, filter: LetterFilter, nowMs: number): boolean {
  const { cause, code, stream, source, type, record, states, sinceMs, untilMs } = filter;
  const { event } = letter;
  return (
    (cause === undefined || letter.fingerprint.startsWith(cause)) &&
    (code === undefined || letter.code === code) &&
    (stream === undefined || letter.stream === stream) &&
    (source === undefined || [event?.source, letter.endpoint, letter.from].includes(source)) &&
    (type === undefined || event?.type === type) &&
    (record === undefined || event?.subject === record) &&
    (states === undefined || states.includes(stateAt(letter, nowMs).kind)) &&
    (sinceMs === undefined || letter.receivedAtMs >= sinceMs) &&
    (untilMs === undefined || letter.receivedAtMs < untilMs)
  );
}
