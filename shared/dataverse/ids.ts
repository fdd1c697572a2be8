const GUID = /^\{?([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})\}?$/i;
const EMPTY_GUID = "00000000-0000-0000-0000-000000000000";

/** An id as we write it: a GUID in lower case without braces, anything else as it came. */
export function plainId(text: string): string {
  if (!/[A-F{]/.test(text)) return text;
  return GUID.exec(text)?.[1]?.toLowerCase() ?? text;
}

/** The same, where .NET writes a GUID of zeros, or nothing, for no id. */
export function idOrNone(text: string | undefined): string | undefined {
  if (text === undefined || text === "") return undefined;
  const id = plainId(text);
  return id === EMPTY_GUID ? undefined : id;
}
