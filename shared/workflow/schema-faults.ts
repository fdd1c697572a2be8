import type { Type } from "./type.ts";

/**
 * Where a schema that a workflow holds events to breaks some that keep their contract, or names what none has.
 *
 * @param wanted What the workflow's schema says.
 * @param given What the contract says.
 */
export function schemaFaults(wanted: Type, given: Type, at: string): readonly string[] {
  const refused = given.kinds.filter((kind) => !wanted.kinds.includes(kind));
  if (refused.length > 0 && given.kinds.length < 6) {
    return [`${at} may be ${refused.join(" or ")}, which the schema refuses`];
  }
  const faults: string[] = [];
  for (const [name, { type, always }] of wanted.members ?? []) {
    if (given.members === undefined) continue;
    const member = given.members.get(name);
    if (member === undefined) {
      faults.push(`${at} has no '${name}'; it has ${[...given.members.keys()].join(", ")}`);
      continue;
    }
    if (always && !member.always) faults.push(`${at} may lack '${name}', which the schema requires`);
    // What may be absent is null for an expression, but not for a schema.
    const present = { ...member.type, kinds: member.type.kinds.filter((kind) => kind !== "null") };
    faults.push(...schemaFaults(type, member.always ? member.type : present, `${at}'s ${name}`));
  }
  if (wanted.item !== undefined && given.item !== undefined)
    faults.push(...schemaFaults(wanted.item, given.item, `an item of ${at}`));
  return faults;
}
