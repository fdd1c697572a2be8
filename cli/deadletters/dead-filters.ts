import { type Command, InvalidArgumentError, Option } from "commander";
import type { DeadLetterStore } from "../../shared/deadletter/dead-letter-store.ts";
import { STREAMS } from "../../shared/deadletter/dead-letters.ts";
import { type KeptLetter, STATES, type StateKind } from "../../shared/deadletter/kept-letter.ts";
import type { LetterFilter } from "../../shared/deadletter/letter-filter.ts";
import { WrongUse } from "../wrong-use.ts";

/** The options of a command that means some of the dead letters. */
export interface FilterOptions extends Omit<LetterFilter, "states" | "sinceMs" | "untilMs"> {
  readonly state?: readonly StateKind[];
  readonly since?: number;
  readonly until?: number;
}

const UNITS: Readonly<Record<string, number>> = { m: 60_000, h: 3_600_000, d: 86_400_000 };

export function withFilterOptions(command: Command): Command {
  return command
    .option("--cause <fingerprint>", "of this cause; the first characters are enough")
    .option("--code <code>", "with this failure code, such as PAYLOAD_MALFORMED")
    .addOption(new Option("--stream <stream>", "from this stream").choices(STREAMS))
    .option("--source <source>", "of this event source, endpoint, queue or subscription")
    .option("--type <type>", "of this event type")
    .option("--record <subject>", "of this record, such as contact/7e2a…")
    .option("--state <states>", `in these states (${STATES.join(", ")})`, readState)
    .option("--since <time>", "received at or after: ISO 8601, or an age such as 30m, 12h, 7d", readTime)
    .option("--until <time>", "received before, written alike", readTime);
}

/** The filter that the options mean. */
export function filterOf(options: FilterOptions, states: readonly StateKind[] | undefined): LetterFilter {
  const { state = states, since, until, cause, code, stream, source, type, record } = options;
  return {
    ...(cause === undefined ? {} : { cause }),
    ...(code === undefined ? {} : { code }),
    ...(stream === undefined ? {} : { stream }),
    ...(source === undefined ? {} : { source }),
    ...(type === undefined ? {} : { type }),
    ...(record === undefined ? {} : { record }),
    ...(state === undefined ? {} : { states: state }),
    ...(since === undefined ? {} : { sinceMs: since }),
    ...(until === undefined ? {} : { untilMs: until }),
  };
}

/** The letters that are named by their keys or, where none is, fit the filter. */
export async function* lettersMeant(
  keys: readonly string[],
  filter: LetterFilter,
  store: DeadLetterStore,
): AsyncIterable<KeptLetter> {
  if (keys.length === 0) return yield* store.list(filter, Date.now());
  for (const key of keys) {
    const letter = await store.find(key);
    if (letter === undefined)
      throw new WrongUse(`There is no dead letter ${key}. See: d365-events dead list`);
    yield letter;
  }
}

/** What changes dead letters must be told which: by accident nobody means all of them. */
export function requireChoice(keys: readonly string[], filter: LetterFilter): void {
  const { states: _states, ...chosen } = filter;
  if (keys.length > 0 || Object.keys(chosen).length > 0) return;
  throw new WrongUse(
    "Expected keys of dead letters or a filter such as --cause, came neither. See: d365-events dead groups",
  );
}

function readState(text: string, sofar: readonly StateKind[] = []): readonly StateKind[] {
  const found = text.split(",").map((name) => STATES.find((state) => state === name));
  const states = found.filter((state) => state !== undefined);
  if (states.length < found.length) throw new InvalidArgumentError(`Expected one of ${STATES.join(", ")}.`);
  return [...sofar, ...states];
}

export function readTime(text: string): number {
  const [, count, unit = ""] = /^([0-9]+)([mhd])$/.exec(text) ?? [];
  if (count !== undefined) return Date.now() - Number(count) * (UNITS[unit] ?? 0);
  const timeMs = Date.parse(text);
  if (!/^[0-9]{4}-/.test(text) || Number.isNaN(timeMs))
    throw new InvalidArgumentError("Expected a time such as 2026-11-23T09:00:00Z, or an age such as 12h.");
  return timeMs;
}
