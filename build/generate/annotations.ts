/** Keywords that tell people something and machines nothing. */
const ANNOTATIONS: ReadonlySet<string> = new Set([
  "$comment",
  "title",
  "description",
  "examples",
  "deprecated",
]);

/** Keywords whose members are names of our choice, not keywords. */
const NAME_MAPS: ReadonlySet<string> = new Set([
  "properties",
  "patternProperties",
  "$defs",
  "dependentSchemas",
]);

/** Keywords whose value is data. */
const LITERALS: ReadonlySet<string> = new Set(["const", "enum", "default", "required"]);

type Schema = Readonly<Record<string, unknown>>;

/** A schema that accepts the same values and says nothing about them, so that what is compiled from it is small. */
export function withoutAnnotations(schema: Schema): Schema {
  return Object.fromEntries(
    Object.entries(schema)
      .filter(([keyword]) => !ANNOTATIONS.has(keyword))
      .map(([keyword, value]) => [keyword, stripped(keyword, value)]),
  );
}

function stripped(keyword: string, value: unknown): unknown {
  if (LITERALS.has(keyword)) return value;
  if (Array.isArray(value)) return value.map((member) => stripped(keyword, member));
  if (!isObject(value)) return value;
  if (!NAME_MAPS.has(keyword)) return withoutAnnotations(value);
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, stripped("", member)]));
}

function isObject(value: unknown): value is Schema {
  return typeof value === "object" && value !== null;
}
