import { FAILURES } from "../failure/failures.ts";
import type { DeadLetter } from "./dead-letters.ts";
import { fingerprint } from "./fingerprint.ts";
import type { AuditLine, KeptLetter, LetterState } from "./kept-letter.ts";
import { blobFolder } from "./letter-place.ts";

const KEPT_LINES = 50;
/** Who acts where no person does. */
export const CONNECTOR = "d365-events";

/** A dead letter that is seen for the first time. */
export function firstKept(letter: DeadLetter, nowMs: number, token: string): KeptLetter {
  return {
    ...told(letter),
    generation: letter.generation ?? 0,
    firstSeenMs: nowMs,
    lastSeenMs: nowMs,
    state: firstState(letter),
    rounds: 0,
    audit: [],
    editedAs: undefined,
    token,
    newer: false,
    etag: undefined,
  };
}

/** What its endpoint's settings hold is nobody's fault, and waits for whoever looks into the loop. */
function firstState({ code }: DeadLetter): LetterState {
  if (code !== "LOOP_HELD") return { kind: "new" };
  return { kind: "held", owner: CONNECTOR, note: FAILURES[code].next, untilMs: undefined };
}

/**
 * A dead letter that is told of again. What people did to it stays; but one that was sent again, or had succeeded,
 * and now failed is new again. What is told of an earlier sending than the last changes nothing but when it was seen.
 */
export function keptAgain(
  standing: KeptLetter,
  letter: DeadLetter,
  nowMs: number,
  token: string,
): KeptLetter {
  const generation = letter.generation ?? 0;
  const seen = { lastSeenMs: Math.max(nowMs, standing.lastSeenMs), token };
  if (generation < standing.generation) return { ...standing, ...seen };
  const again = { ...standing, ...told(letter), ...seen, generation };
  const { kind } = standing.state;
  if (kind !== "redriving" && kind !== "resolved") return again;
  const what = kind === "redriving" ? "failed again" : "failed after it had been resolved";
  return withLine(
    { ...again, state: firstState(letter) },
    { atMs: nowMs, who: CONNECTOR, what, why: letter.code },
  );
}

/** The letter with one more line in its audit. */
export function withLine(letter: KeptLetter, line: AuditLine): KeptLetter {
  return { ...letter, audit: [...letter.audit, line].slice(-KEPT_LINES) };
}

/** What a dead letter says itself, and where its bytes go. */
function told(letter: DeadLetter) {
  const { arrival, body, event, about: _, stream = "pipeline", ...rest } = letter;
  const folder = blobFolder(arrival);
  return {
    ...rest,
    key: arrival,
    stream,
    fingerprint: fingerprint(letter),
    event:
      event === undefined
        ? undefined
        : { id: event.id, type: event.type, source: event.source, subject: event.subject },
    bodyName: body === undefined ? undefined : `${folder}/${arrival}`,
    eventName: event?.text === undefined ? undefined : `${folder}/${arrival}.event.json`,
  };
}
