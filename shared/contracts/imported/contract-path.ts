/** Fits a file's name on every system, and a part of a URL. */
const FILE = /^[a-z0-9][a-z0-9_.-]{0,127}$/;

/**
 * Where the contract of a table or a business event is kept: its path, without an ending; absent for a name that no
 * table has and that no file should bear.
 */
export function contractPath(kind: "table" | "businessEvent", name: string): string | undefined {
  const file = name.toLowerCase();
  if (!FILE.test(file)) return undefined;
  return kind === "table" ? `dataverse/tables/${file}` : `finops/business-events/${file}`;
}
