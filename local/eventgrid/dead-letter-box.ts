import { deadLetterName, deadLetterText, type Undeliverable } from "./dead-letter-blob.ts";
import type { DeadLetterStore } from "./dead-letter-store.ts";
import { pause } from "./pause.ts";
import { retryWaitMs } from "./retry-schedule.ts";

const MINUTE_MS = 60_000;
/** «Five-minute delay between the last attempt to deliver an event and when it is delivered to the dead-letter location». */
const DELAY_MS = 5 * MINUTE_MS;
/** «If the dead-letter location is unavailable for four hours, the event is dropped». */
const LIMIT_MS = 4 * 60 * MINUTE_MS;
/** The service does not say how many it puts into one blob. */
const MOST_LETTERS_A_BLOB = 500;

export interface DeadLetterBoxOptions {
  readonly subscription: string;
  /** Absent when the topic has no dead-letter container: then each event is dropped at once. */
  readonly store: DeadLetterStore | undefined;
  readonly timeScale: number;
  readonly nowMs: () => number;
  readonly random: () => number;
  readonly newId: () => string;
  readonly onKept: (letter: Undeliverable, name: string) => void;
  readonly onDropped: (letter: Undeliverable, why: string) => void;
}

/** Collects the events of one subscription that were given up, and keeps some minutes' worth of them together. */
export interface DeadLetterBox {
  add(letter: Undeliverable): void;
  /** Breaks off; what was not kept yet is lost. */
  stop(): Promise<void>;
}

export function deadLetterBox(options: DeadLetterBoxOptions): DeadLetterBox {
  const { store, timeScale, nowMs } = options;
  const stopping = new AbortController();
  const writing = new Set<Promise<void>>();
  let open: Undeliverable[] = [];

  function drop(letters: readonly Undeliverable[], why: string): void {
    for (const letter of letters) options.onDropped(letter, why);
  }

  async function collect(into: DeadLetterStore): Promise<void> {
    await pause(DELAY_MS * timeScale, stopping.signal);
    const letters = open;
    open = [];
    for (let at = 0; at < letters.length; at += MOST_LETTERS_A_BLOB) {
      await keep(into, letters.slice(at, at + MOST_LETTERS_A_BLOB));
    }
  }

  async function keep(into: DeadLetterStore, letters: readonly Undeliverable[]): Promise<void> {
    const name = deadLetterName(options.subscription, nowMs(), options.newId());
    const text = deadLetterText(letters);
    const untilMs = nowMs() + LIMIT_MS * timeScale;
    for (let attempt = 1; ; attempt += 1) {
      try {
        if (!(await into.keep(name, text, stopping.signal)))
          return drop(letters, "the container does not exist");
        for (const letter of letters) options.onKept(letter, name);
        return;
      } catch {
        if (nowMs() >= untilMs) return drop(letters, "the container could not be reached for four hours");
      }
      const waitMs = retryWaitMs(attempt, 0, options.random()) * timeScale;
      await pause(waitMs, stopping.signal);
    }
  }

  return {
    add: (letter) => {
      if (store === undefined) return drop([letter], "the topic has no dead-letter container");
      open.push(letter);
      if (open.length > 1) return;
      // A wait that `stop` breaks off rejects, and there is nothing left to do.
      const round: Promise<void> = collect(store)
        .catch(() => undefined)
        .finally(() => writing.delete(round));
      writing.add(round);
    },
    stop: async () => {
      stopping.abort();
      await Promise.all(writing);
    },
  };
}
