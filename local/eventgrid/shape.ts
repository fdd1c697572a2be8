import { shown } from "../../shared/failure/failure.ts";

/** An error that names the place in the topology, what stands there, and what should. */
export function misshapen(path: string, expected: string, came: unknown): Error {
  return new Error(`${path}: expected ${expected}, got ${shown(JSON.stringify(came) ?? "nothing")}.`);
}

/** The members of an object; a member that is not among `known` is refused, so that a slip of the pen is seen. */
export function readMembers(
  value: unknown,
  path: string,
  known: readonly string[],
): Readonly<Record<string, unknown>> {
  const members = readObject(value, path);
  for (const name of Object.keys(members)) {
    if (!known.includes(name)) throw misshapen(path, `only the members ${known.join(", ")}`, name);
  }
  return members;
}

/** The members of an object, whatever their names. */
export function readObject(value: unknown, path: string): Readonly<Record<string, unknown>> {
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    throw misshapen(path, "an object", value);
  }
  return Object.fromEntries(Object.entries(value));
}

export function readList(value: unknown, path: string): readonly unknown[] {
  if (!Array.isArray(value)) throw misshapen(path, "an array", value);
  return value;
}

/** A text that is not empty. */
export function readText(value: unknown, path: string): string {
  if (typeof value !== "string" || value === "") throw misshapen(path, "a text", value);
  return value;
}

export function readFlag(value: unknown, path: string): boolean {
  if (typeof value !== "boolean") throw misshapen(path, "true or false", value);
  return value;
}

export function readNumber(value: unknown, path: string): number {
  if (typeof value !== "number" || !Number.isFinite(value)) throw misshapen(path, "a number", value);
  return value;
}

/** A whole number between `least` and `most`, both included. */
export function readWhole(value: unknown, path: string, least: number, most: number): number {
  if (!Number.isInteger(value) || typeof value !== "number" || value < least || value > most) {
    throw misshapen(path, `a whole number from ${least} to ${most}`, value);
  }
  return value;
}
