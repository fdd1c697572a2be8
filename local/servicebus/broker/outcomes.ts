import rhea, { type Typed } from "rhea";
import type { ChangedProperties, Settlement } from "../queues/message.ts";
import type { Refusal } from "../queues/refusal.ts";
import { CONDITIONS } from "./conditions.ts";
import { encodeValue } from "./rhea-internals.ts";

/** The outcomes of a delivery (AMQP 1.0, part 3, 3.4), by the code of their descriptor. */
const ACCEPTED = 0x24;
const REJECTED = 0x25;
const RELEASED = 0x26;
const MODIFIED = 0x27;

const DEAD_LETTER_REASON = "DeadLetterReason";
const DEAD_LETTER_DESCRIPTION = "DeadLetterErrorDescription";

export interface Outcome {
  readonly settlement: Settlement;
  /** What the client waits for: the same outcome, without its details. */
  readonly echo: Typed;
}

/** What a receiver wants done with a delivery; nothing for a state that is no outcome. */
export function readOutcome(state: Typed): Outcome | undefined {
  const code = Number(state.descriptor?.value);
  const settlement = readSettlement(code, fields(state));
  return settlement === undefined ? undefined : { settlement, echo: outcome(code, []) };
}

export const accepted: Typed = outcome(ACCEPTED, []);

/** The outcome that tells a client of a refusal. */
export function refused(refusal: Refusal): Typed {
  const { condition } = CONDITIONS[refusal.reason];
  return outcome(REJECTED, [rhea.types.wrap_error({ condition, description: refusal.message })]);
}

/** Entries of a map of AMQP values, each value with its type. */
export function mapEntries(map: Typed | undefined): ReadonlyMap<string, Typed> {
  const parts = fields(map);
  const entries = new Map<string, Typed>();
  for (let index = 0; index + 1 < parts.length; index += 2) {
    const value = parts[index + 1];
    if (value !== undefined) entries.set(String(parts[index]?.value), value);
  }
  return entries;
}

/** The changes that a settlement makes, without the entries that have a meaning of their own. */
export function changedProperties(
  entries: ReadonlyMap<string, Typed>,
  without: readonly string[] = [],
): ChangedProperties {
  return new Map(
    [...entries].filter(([key]) => !without.includes(key)).map(([key, value]) => [key, encodeValue(value)]),
  );
}

function readSettlement(code: number, values: readonly (Typed | undefined)[]): Settlement | undefined {
  switch (code) {
    case ACCEPTED:
      return { kind: "complete" };
    case RELEASED:
      return { kind: "release" };
    case MODIFIED: {
      const properties = changedProperties(mapEntries(values[2]));
      return { kind: values[1]?.value === true ? "defer" : "abandon", properties };
    }
    case REJECTED: {
      const info = mapEntries(fields(values[0])[2]);
      return {
        kind: "deadLetter",
        reason: text(info.get(DEAD_LETTER_REASON)),
        description: text(info.get(DEAD_LETTER_DESCRIPTION)),
        properties: changedProperties(info, [DEAD_LETTER_REASON, DEAD_LETTER_DESCRIPTION]),
      };
    }
    default:
      return undefined;
  }
}

function outcome(code: number, values: readonly Typed[]): Typed {
  return rhea.types.described(rhea.types.wrap_ulong(code), rhea.types.wrap_list(values));
}

function fields(value: Typed | undefined): readonly (Typed | undefined)[] {
  return Array.isArray(value?.value) ? value.value : [];
}

function text(value: Typed | undefined): string | undefined {
  return typeof value?.value === "string" ? value.value : undefined;
}
