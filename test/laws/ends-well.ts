import { Failure } from "../../shared/failure/failure.ts";
import { eventTexts, type Posted } from "./understood.ts";

/** What became of a body: the events' texts, or the failure's code and message. Any other error is thrown. */
export function endOf(posted: Posted): string {
  try {
    return eventTexts(posted).join("\n");
  } catch (error) {
    if (error instanceof Failure && error.code !== "UNEXPECTED") return `${error.code}: ${error.message}`;
    throw error;
  }
}

/** The longest that a body of these sizes may take, even on a busy machine. */
const LONGEST_MS = 2_000;

/** What one body cost. */
export interface Cost {
  readonly ms: number;
  readonly end: string;
}

/** Ends a body, and throws where it takes longer than any may. */
export function timedEnd(posted: Posted): Cost {
  const started = performance.now();
  const end = endOf(posted);
  const ms = performance.now() - started;
  if (ms > LONGEST_MS) throw new Error(`Expected an end within ${LONGEST_MS} ms, took ${Math.round(ms)} ms.`);
  return { ms, end };
}
