import { shown } from "../shared/failure/failure.ts";

// Readers of the topology: each gives a JSON value typed, or an error that names its path.

/** An error that names the place in the topology, what stands there, and what should. */
export function misshapen(path: string, expected: string, came: unknown): Error {
  return new Error(`${path}: expected ${expected}, got ${shown(JSON.stringify(came) ?? "nothing")}.`);
}

/** The members of an object; a member that is not among `known` is refused, so that a slip of the pen is seen. */
export function readMembers<const Name extends string>(
  value: unknown,
  path: string,
  known: readonly Name[],
): Readonly<Partial<Record<Name, unknown>>> {
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    throw misshapen(path, "an object", value);
  }
  const members: Partial<Record<Name, unknown>> = {};
  for (const [key, member] of Object.entries(value)) {
    const name = known.find((each) => each === key);
    if (name === undefined) throw misshapen(path, `only the members ${known.join(", ")}`, key);
    members[name] = member;
  }
  return members;
}

export function readList(value: unknown, path: string): readonly unknown[] {
  if (!Array.isArray(value)) throw misshapen(path, "an array", value);
  return value;
}

/** A text that fits a pattern, which `expected` says in words. */
export function readText(value: unknown, path: string, pattern = /./, expected = "a text"): string {
  if (typeof value !== "string" || !pattern.test(value)) throw misshapen(path, expected, value);
  return value;
}

export function readFlag(value: unknown, path: string): boolean {
  if (typeof value !== "boolean") throw misshapen(path, "true or false", value);
  return value;
}

/** A whole number between `least` and `most`, both included. */
export function readWhole(value: unknown, path: string, least: number, most: number): number {
  if (!Number.isInteger(value) || typeof value !== "number" || value < least || value > most) {
    throw misshapen(path, `a whole number from ${least} to ${most}`, value);
  }
  return value;
}
