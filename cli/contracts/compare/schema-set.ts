import { isRecord } from "./json.ts";

/** A schema and the document that its references begin in. */
export interface Part {
  readonly schema: unknown;
  readonly document: SchemaDocument;
}

export interface SchemaDocument {
  readonly root: unknown;
  /** The other documents that it may refer to, by their `$id`. */
  readonly others: ReadonlyMap<string, unknown>;
}

/** Thrown where a schema goes beyond what is understood: the comparison is then undecided, never compatible. */
export class BeyondUs extends Error {
  override readonly name = "BeyondUs";
}

/** What a `$ref` names: a JSON Pointer in its own document or in another one of the set, or a whole document. */
export function resolve(ref: string, document: SchemaDocument): Part {
  const [uri = "", pointer = ""] = ref.split("#");
  const target = uri === "" ? document : otherDocument(uri, document);
  if (pointer !== "" && !pointer.startsWith("/"))
    throw new BeyondUs(`the anchor in "$ref": "${ref}" is not followed`);
  let schema = target.root;
  for (const step of pointer.split("/").slice(1)) {
    const name = decodeURIComponent(step).replaceAll("~1", "/").replaceAll("~0", "~");
    schema = Array.isArray(schema) ? schema[Number(name)] : isRecord(schema) ? schema[name] : undefined;
    // A nested $id changes what references mean.
    if (isRecord(schema) && typeof schema.$id === "string" && schema !== target.root)
      throw new BeyondUs(`"$ref": "${ref}" leads into a schema with an $id of its own`);
  }
  if (schema === undefined) throw new BeyondUs(`"$ref": "${ref}" names nothing`);
  return { schema, document: target };
}

function otherDocument(uri: string, document: SchemaDocument): SchemaDocument {
  const base =
    isRecord(document.root) && typeof document.root.$id === "string" ? document.root.$id : undefined;
  const id = URL.canParse(uri, base) ? new URL(uri, base).href : uri;
  if (id === base) return document;
  const root = document.others.get(id);
  if (root === undefined) throw new BeyondUs(`"$ref": "${uri}" is not among the schemas that were given`);
  return { root, others: document.others };
}

/** A schema with what it refers to written in its place, so that equal texts mean the same. */
export function inlined({ schema, document }: Part, within: readonly unknown[] = []): unknown {
  if (within.includes(schema))
    throw new BeyondUs("a schema that refers to itself within a keyword that is not taken apart");
  const inside = typeof schema === "object" && schema !== null ? [...within, schema] : within;
  if (Array.isArray(schema)) return schema.map((member) => inlined({ schema: member, document }, inside));
  if (!isRecord(schema)) return schema;
  return Object.fromEntries(
    Object.entries(schema).map(([keyword, value]) =>
      keyword === "$ref" && typeof value === "string"
        ? [keyword, inlined(resolve(value, document), inside)]
        : [keyword, inlined({ schema: value, document }, inside)],
    ),
  );
}
