/** How a body differs from another in its shape, line by line: members, their order, and the kinds of their values. */
export function differences(
  ours: unknown,
  real: unknown,
  path = "",
  lines: string[] = [],
): readonly string[] {
  const [a, b] = [kindOf(ours), kindOf(real)];
  if (a !== b) {
    lines.push(`${path}: ${a} instead of ${b}`);
    return lines;
  }
  if (a !== "object") return lines;
  const [left, right] = [Object(ours), Object(real)];
  const common = Object.keys(left).filter((name) => name in right);
  const missing = Object.keys(right).filter((name) => !(name in left));
  for (const name of Object.keys(left)) if (!(name in right)) lines.push(`${path}.${name}: only in ours`);
  for (const name of missing) lines.push(`${path}.${name}: only in theirs`);
  const order = Object.keys(right).filter((name) => name in left);
  if (common.join() !== order.join()) lines.push(`${path}: in the order ${common.join()}`);
  for (const name of common) differences(left[name], right[name], `${path}.${name}`, lines);
  return lines;
}

/** The shapes of all objects that stand in a body: their members, with the type that they name. */
export function shapesIn(value: unknown, shapes = new Set<string>()): ReadonlySet<string> {
  if (Array.isArray(value)) for (const each of value) shapesIn(each, shapes);
  else if (typeof value === "object" && value !== null) {
    const type = "__type" in value ? String(value.__type).split(":")[0] : "";
    shapes.add(`${type}{${Object.keys(value).join()}}`);
    for (const each of Object.values(value)) shapesIn(each, shapes);
  }
  return shapes;
}

function kindOf(value: unknown): string {
  if (value === null) return "null";
  if (Array.isArray(value)) return "list";
  if (typeof value !== "string") return typeof value;
  if (/^\/Date\(-?\d+\)\/$/.test(value)) return "date";
  if (/^\/Date\(-?\d+[+-]\d{4}\)\/$/.test(value)) return "date with a zone";
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(value) ? "guid" : "text";
}
