import { acceptsByItself } from "./accepts-by-itself.ts";
import type { Clause } from "./clause.ts";
import { canonical, isRecord } from "./json.ts";
import { partsOfEntry, partsOfMember } from "./parts-of.ts";
import { takeApart } from "./take-apart.ts";

/** Whether a clause certainly accepts a value: one that has constraints which are not taken apart accepts none for certain. */
export function accepts(clause: Clause, value: unknown): boolean {
  if (clause.also.size > 0 || !acceptsByItself(clause, value)) return false;
  if (clause.only !== undefined && !clause.only.some((one) => canonical(one) === canonical(value)))
    return false;
  if (Array.isArray(value)) return acceptsArray(clause, value);
  return !isRecord(value) || acceptsMembers(clause, value);
}

function acceptsArray(clause: Clause, value: readonly unknown[]): boolean {
  if (clause.unique && new Set(value.map(canonical)).size < value.length) return false;
  return value.every((entry, index) =>
    takeApart(partsOfEntry(clause, index)).some((one) => accepts(one, entry)),
  );
}

function acceptsMembers(clause: Clause, value: Readonly<Record<string, unknown>>): boolean {
  const names = Object.keys(value);
  if (
    clause.names.length > 0 &&
    !names.every((name) => takeApart(clause.names).some((one) => accepts(one, name)))
  )
    return false;
  return names.every((name) =>
    takeApart(partsOfMember(clause, name)).some((one) => accepts(one, value[name])),
  );
}
