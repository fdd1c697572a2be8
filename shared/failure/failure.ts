import { FAILURES, type FailureCode } from "./failures.ts";

/** What came is shown to people cut to this many characters, so that no message holds a whole payload. */
const SHOWN_CHARACTERS = 200;

interface FailureDetails {
  /** The error that this one explains. */
  readonly cause?: unknown;
  /** How long the other side asked us to wait, in milliseconds. */
  readonly afterMs?: number;
  /** The names that it is about, for programs. */
  readonly about?: readonly string[];
}

/**
 * The one error that stages of the pipeline throw on purpose.
 *
 * The message says what was expected, what came and what to do next; it never holds a secret or a whole payload.
 */
export class Failure extends Error {
  override readonly name = "Failure";
  readonly code: FailureCode;
  readonly afterMs: number | undefined;
  readonly about: readonly string[] | undefined;

  constructor(code: FailureCode, message: string, details: FailureDetails = {}) {
    super(message, details.cause === undefined ? undefined : { cause: details.cause });
    this.code = code;
    this.afterMs = details.afterMs;
    this.about = details.about;
  }

  /** Whether the same bytes may succeed later. */
  get again(): boolean {
    return FAILURES[this.code].again;
  }
}

/** What anything thrown means to us: itself when it is a failure, else `UNEXPECTED` with the cause kept. */
export function toFailure(thrown: unknown): Failure {
  if (thrown instanceof Failure) return thrown;
  return new Failure("UNEXPECTED", `Nobody foresaw this: ${shownError(thrown)}`, { cause: thrown });
}

/** A text from outside, fit for a message to people: one line, at most 200 characters. */
export function shown(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what must not reach a log line
  const line = text.replace(/[\u0000-\u001f\u007f]+/g, " ");
  return line.length <= SHOWN_CHARACTERS ? line : `${line.slice(0, SHOWN_CHARACTERS)}…`;
}

/** What anything thrown says, fit for a message to people. */
export function shownError(thrown: unknown): string {
  return shown(thrown instanceof Error ? thrown.message : String(thrown));
}
