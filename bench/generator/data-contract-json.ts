/**
 * JSON as .NET's DataContractJsonSerializer writes it: one line, slashes and control characters escaped, other
 * characters as they are, `__type` first. Every function gives JSON text, so that numbers keep the digits given.
 */
const CONTRACTS = "http://schemas.microsoft.com/xrm/2011/Contracts";

export function text(value: string): string {
  return JSON.stringify(value)
    .replaceAll("/", "\\/")
    .replace(/\\([nrt])/g, (_, letter: "n" | "r" | "t") => CONTROLS[letter]);
}

const CONTROLS = { n: "\\u000a", r: "\\u000d", t: "\\u0009" } as const;

/** An object, its members in the order given. */
export function object(members: Readonly<Record<string, string>>): string {
  const written = Object.entries(members).map(([name, value]) => `${text(name)}:${value}`);
  return `{${written.join(",")}}`;
}

/** An object whose contract stands where any type could, hence named. */
export function typed(contract: string, members: Readonly<Record<string, string>>): string {
  return object({ __type: text(`${contract}:${CONTRACTS}`), ...members });
}

export function list(items: readonly string[]): string {
  return `[${items.join(",")}]`;
}

/** A collection of pairs, as the SDK's dictionaries are written. */
export function pairs(members: Iterable<readonly [key: string, value: string]>): string {
  return list(Array.from(members, ([key, value]) => object({ key: text(key), value })));
}

export function date(timeMs: number, suffix = ""): string {
  return text(`/Date(${timeMs}${suffix})/`);
}
