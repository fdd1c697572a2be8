import type { DroppableBodies } from "../bodies/bodies.ts";
import { Failure } from "../failure/failure.ts";
import { FAILURES } from "../failure/failures.ts";
import { changedLetter, type LetterChange } from "./change-letter.ts";
import type { DeadLetters } from "./dead-letters.ts";
import { CONNECTOR, firstKept, keptAgain } from "./keep-letter.ts";
import type { KeptLetter } from "./kept-letter.ts";
import type { LetterFilter } from "./letter-filter.ts";
import type { LetterRows } from "./letter-rows.ts";

/** How often a row may change under our hands before it is given up. */
const MOST_TRIES = 20;

/** What became of a change: done, or why it does not fit where the letter stands. */
export type ChangeResult =
  | { readonly kind: "changed"; readonly letter: KeptLetter }
  | { readonly kind: "refused"; readonly why: string };

/** The bytes of a dead letter: the message as it came, and the event's text if there is one. */
export interface LetterBytes {
  readonly body: Uint8Array | undefined;
  readonly eventText: string | undefined;
}

/** The dead letters as an operator has them. Every method may fail with `STORAGE_UNAVAILABLE`. */
export interface DeadLetterStore extends DeadLetters {
  /** Those that fit, by the time of their arrival; fetched page by page as they are asked for. */
  list(filter: LetterFilter, nowMs: number): AsyncIterable<KeptLetter>;
  find(key: string): Promise<KeptLetter | undefined>;
  /** @throws {Failure} `BODY_LOST` when the bytes are gone. */
  bytesOf(letter: KeptLetter): Promise<LetterBytes>;
  /** Changes where a dead letter stands, whatever somebody else does at the same moment. */
  change(key: string, change: LetterChange, nowMs: number): Promise<ChangeResult>;
  /** Removes an ended dead letter with its bytes; one that has changed, or was kept anew meanwhile, stays. */
  drop(letter: KeptLetter, endedBeforeMs: number): Promise<boolean>;
}

interface StoreParts {
  readonly rows: LetterRows;
  readonly bodies: DroppableBodies;
  /** A text that nobody else makes. */
  readonly newToken: () => string;
}

/** Dead letters as a row each, with their bytes beside it: the bytes first, so that no row points nowhere. */
export function deadLetterStore({ rows, bodies, newToken }: StoreParts): DeadLetterStore {
  /** Decides on what stands there, and writes it; decides anew when it has changed in between. */
  async function decided(
    key: string,
    decide: (standing: KeptLetter | undefined, token: string) => KeptLetter | string | undefined,
  ): Promise<KeptLetter | string | undefined> {
    const token = newToken();
    for (let tries = 0; tries < MOST_TRIES; tries++) {
      const standing = await rows.find(key);
      // A lost answer makes a write look refused that was done: our own token says so.
      if (standing?.token === token) return standing;
      const next = decide(standing, token);
      if (next === undefined || typeof next === "string") return next;
      if (standing?.newer === true) throw newerRow(key);
      if (await rows.write(next)) return next;
    }
    throw new Failure(
      "STORAGE_UNAVAILABLE",
      `Expected the dead letter ${key} to stand still, it kept changing.`,
    );
  }
  return {
    async keep(letter, nowMs) {
      const token = newToken();
      const fresh = firstKept(letter, nowMs, token);
      const { body, event } = letter;
      await Promise.all([
        body === undefined || fresh.bodyName === undefined ? undefined : bodies.put(fresh.bodyName, body),
        event?.text === undefined || fresh.eventName === undefined
          ? undefined
          : bodies.put(fresh.eventName, Buffer.from(event.text)),
      ]);
      if (await rows.write(fresh)) return;
      await decided(letter.arrival, (standing, now) =>
        standing === undefined ? { ...fresh, token: now } : keptAgain(standing, letter, nowMs, now),
      );
    },
    async resolve(key, nowMs) {
      await decided(key, (standing, token) => {
        if (standing === undefined || standing.state.kind === "resolved") return undefined;
        const change = { kind: "resolve", who: CONNECTOR, why: "its message succeeded" } as const;
        const changed = changedLetter(standing, change, nowMs);
        return typeof changed === "string" ? undefined : { ...changed, token };
      });
    },
    list: (filter, nowMs) => rows.list(filter, nowMs),
    find: (key) => rows.find(key),
    async bytesOf({ bodyName, eventName }) {
      const [body, event] = await Promise.all(
        [bodyName, eventName].map((name) => (name === undefined ? undefined : bodies.get(name))),
      );
      const ownText = event ?? undefined;
      return { body, eventText: ownText === undefined ? undefined : new TextDecoder().decode(ownText) };
    },
    async change(key, change, nowMs) {
      const result = await decided(key, (standing, token) => {
        if (standing === undefined) return `there is no dead letter ${key}`;
        const changed = changedLetter(standing, change, nowMs);
        return typeof changed === "string" ? changed : { ...changed, token };
      });
      if (result === undefined || typeof result === "string")
        return { kind: "refused", why: result ?? "nothing changed" };
      return { kind: "changed", letter: result };
    },
    async drop(letter, endedBeforeMs) {
      if (letter.newer || !(await rows.remove(letter))) return false;
      // The row first: should the same letter be kept at this moment, its bytes are fresh, and stay.
      for (const name of [letter.bodyName, letter.eventName])
        if (name !== undefined) await bodies.drop(name, endedBeforeMs);
      return true;
    },
  };
}

function newerRow(key: string): Failure {
  return new Failure(
    "FORMAT_NEWER",
    `Expected the dead letter ${key} to be of a build as old as this one. ${FAILURES.FORMAT_NEWER.next}`,
  );
}
