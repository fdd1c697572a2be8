const GUID = /^\{?([0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12})\}?$/;
const NAME = /^[a-z0-9][a-z0-9._-]{0,199}$/;

/** The kinds of names that an organization has. */
export type OrganizationKind = "id" | "host" | "name";

/** What kind of name a text in lower case is: a GUID is an id, what has a dot is a host. */
export function organizationKind(text: string): OrganizationKind {
  if (GUID.test(text)) return "id";
  return text.includes(".") ? "host" : "name";
}

/** A list of names or ids in lower case, ids without braces; absent where the value is no such list. */
export function readNames(value: unknown, kinds: readonly OrganizationKind[]): readonly string[] | undefined {
  if (value === undefined) return [];
  if (!Array.isArray(value)) return undefined;
  const names = value.map((name: unknown) => {
    const text = typeof name === "string" ? name.trim().toLowerCase() : "";
    return GUID.exec(text)?.[1] ?? text;
  });
  return names.every((name) => NAME.test(name) && kinds.includes(organizationKind(name))) ? names : undefined;
}
