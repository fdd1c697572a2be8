/** What the designer of Logic Apps reads of a JSON Schema, or harms nobody there. */
const KEPT = new Set(["type", "title", "description", "properties", "required", "items", "enum", "format"]);

type Schema = Readonly<Record<string, unknown>>;

/**
 * The schema of a whole event for *Parse JSON*, which offers its members in the designer. Logic Apps reads JSON Schema as it
 * was before `$defs` and `const`: what is referred to stands in its place, and a constant is a list of one.
 */
export function schemaForDesigner(envelope: unknown, data: unknown): Schema {
  const event = plain(envelope, envelope);
  const properties = isSchema(event.properties) ? event.properties : {};
  return { ...event, properties: { ...properties, data: plain(data, data) } };
}

function plain(schema: unknown, root: unknown): Schema {
  if (!isSchema(schema)) return {};
  const { $ref, ...own } = schema;
  const referred = typeof $ref === "string" ? plain(definition(root, $ref), root) : {};
  const kept = Object.entries(own).flatMap(([key, value]) => {
    if (key === "const") return [["enum", [value]] as const];
    if (key === "properties") return [[key, plainMembers(value, root)] as const];
    if (key === "items") return [[key, plain(value, root)] as const];
    return KEPT.has(key) ? [[key, value] as const] : [];
  });
  return { ...referred, ...Object.fromEntries(kept) };
}

function plainMembers(properties: unknown, root: unknown): Schema {
  const members = isSchema(properties) ? Object.entries(properties) : [];
  return Object.fromEntries(members.map(([name, each]) => [name, plain(each, root)]));
}

function definition(root: unknown, reference: string): unknown {
  return reference
    .split("/")
    .slice(1)
    .reduce<unknown>((at, step) => (isSchema(at) ? at[step] : undefined), root);
}

function isSchema(value: unknown): value is Schema {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
