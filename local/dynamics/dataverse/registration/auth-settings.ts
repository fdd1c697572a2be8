const SETTING = /<setting\s+name=(?:'([^']*)'|"([^"]*)")\s+value=(?:'([^']*)'|"([^"]*)")\s*\/>/g;

/**
 * The pairs of an `authvalue` for headers and query strings. Microsoft does not document its form; it is the one that
 * the Plug-in Registration Tool writes. Absent when the text is something else.
 */
export function readSettings(authvalue: string): Readonly<Record<string, string>> | undefined {
  const inside = /^\s*<settings>(.*)<\/settings>\s*$/s.exec(authvalue)?.[1];
  if (inside === undefined || inside.replace(SETTING, "").trim() !== "") return undefined;
  const pairs = [...inside.matchAll(SETTING)].map(([, single, double, value, other]) => {
    return [unescaped(single ?? double ?? ""), unescaped(value ?? other ?? "")] as const;
  });
  return pairs.length === 0 ? undefined : Object.fromEntries(pairs);
}

const ENTITIES: Readonly<Record<string, string>> = {
  "&lt;": "<",
  "&gt;": ">",
  "&apos;": "'",
  "&quot;": '"',
  "&amp;": "&",
};

function unescaped(text: string): string {
  return text.replace(/&(?:lt|gt|apos|quot|amp);/g, (entity) => ENTITIES[entity] ?? entity);
}
