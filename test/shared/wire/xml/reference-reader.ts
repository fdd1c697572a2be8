import { XMLParser, XMLValidator } from "fast-xml-parser";
import { Failure } from "../../../../shared/failure/failure.ts";
import { decodeUtf8 } from "../../../../shared/wire/utf8.ts";
import { documentScope, MAX_DEPTH, type Scope, type XmlHandler } from "../../../../shared/wire/xml-reader.ts";
import { resolveTag, type Tag } from "../../../../shared/wire/xml-tag.ts";

const ATTRIBUTES = ":@";
const TEXT = "#text";

/** Order kept, and nothing trimmed, guessed or left as a reference: values are data. */
const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: "",
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: false,
  htmlEntities: true,
  ignoreDeclaration: true,
  ignorePiTags: true,
  maxNestedTags: 1_000,
  processEntities: {
    enabled: true,
    maxEntityCount: 1,
    maxEntitySize: 1,
    maxTotalExpansions: 1_000_000,
    maxExpandedLength: 10_000_000,
  },
});

/**
 * The kind of an `XmlReader` that stands on fast-xml-parser. It builds a tree of the whole document first, so it serves
 * to compare with, and not in the connector. Namespaces, DTDs and the one root are seen to here, since it does not.
 */
export function readWithFastXmlParser(bytes: Uint8Array, handler: XmlHandler): void {
  const text = decodeUtf8(bytes).replace(/\r\n?/g, "\n");
  if (text.trim() === "") throw new Failure("PAYLOAD_EMPTY", "Expected XML, came nothing.");
  if (text.includes("<!DOCTYPE")) throw malformed("a document type declaration");
  const validity = XMLValidator.validate(text);
  if (validity !== true) throw malformed(validity.err.msg);
  const nodes = parse(text).filter((node) => textOf(node)?.trim() !== "");
  const [root] = nodes;
  if (root === undefined || nodes.length > 1 || textOf(root) !== undefined) throw malformed("not one root");
  tell(root, documentScope(), 1);

  function tell(node: Node, scope: Scope, depth: number): void {
    if (depth > MAX_DEPTH) throw new Failure("PAYLOAD_TOO_DEEP", "Expected fewer levels.");
    const start = resolveTag(tagOf(node), scope, (expected, came) => malformed(`${came} for ${expected}`));
    const isLeftOut = handler.leavesOut?.(start) === true;
    handler.start(start);
    for (const child of isLeftOut ? [] : childrenOf(node)) {
      const characters = textOf(child);
      if (characters === undefined) tell(child, start.scope, depth + 1);
      else if (characters !== "") handler.text(characters);
    }
    handler.end();
  }
}

type Node = Readonly<Record<string, unknown>>;

function parse(text: string): readonly Node[] {
  try {
    return nodesOf(parser.parse(text));
  } catch (thrown) {
    const { message } = Object(thrown);
    throw String(message).includes("nested tags")
      ? new Failure("PAYLOAD_TOO_DEEP", String(message))
      : malformed(String(message));
  }
}

function nodesOf(value: unknown): readonly Node[] {
  return Array.isArray(value) ? value.map((node: unknown) => Object(node)) : [];
}

function nameOf(node: Node): string {
  return Object.keys(node).find((name) => name !== ATTRIBUTES) ?? "";
}

function childrenOf(node: Node): readonly Node[] {
  return nodesOf(node[nameOf(node)]);
}

function textOf(node: Node): string | undefined {
  return TEXT in node ? String(node[TEXT]) : undefined;
}

function tagOf(node: Node): Tag {
  const declarations: { prefix: string; namespace: string }[] = [];
  const attributes: { prefix: string; local: string; value: string }[] = [];
  for (const [name, written] of Object.entries(Object(node[ATTRIBUTES] ?? {}))) {
    const value = String(written);
    const { prefix, local } = split(name);
    if (prefix === "xmlns") declarations.push({ prefix: local, namespace: value });
    else if (name === "xmlns") declarations.push({ prefix: "", namespace: value });
    else attributes.push({ prefix, local, value });
  }
  return { ...split(nameOf(node)), attributes, declarations };
}

function split(name: string): { readonly prefix: string; readonly local: string } {
  const colon = name.indexOf(":");
  return { prefix: name.slice(0, Math.max(colon, 0)), local: name.slice(colon + 1) };
}

function malformed(came: string): Failure {
  return new Failure("PAYLOAD_MALFORMED", `Expected XML, came ${came}.`);
}
