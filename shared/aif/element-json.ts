import type { Json, JsonObject } from "../cloudevents/event-draft.ts";
import { type Members, setMember } from "../wire/json/kinds.ts";
import type { XmlAttribute } from "../wire/xml-reader.ts";
import type { Element } from "./element.ts";

/** Elements of the AIF schemas that may be repeated: a list even where there is one. */
const LISTED: ReadonlySet<string> = new Set(["EntityKey", "KeyField", "CriteriaElement"]);

/** Namespaces whose attributes have a usual prefix. */
const PREFIXES: Readonly<Record<string, string>> = {
  "http://www.w3.org/XML/1998/namespace": "xml",
  "http://www.w3.org/2001/XMLSchema-instance": "xsi",
};

/**
 * An element as JSON, every value a text exactly as it stands in the document:
 *
 * - without attributes and children it is its text;
 * - else an object: attributes as `@name`, children by their names, its own text as `#text`. White space around
 *   children is layout and left out;
 * - `@xmlns` where its namespace is not its parent's;
 * - a record (`class="entity"`), and what `LISTED` names, is a list even where there is one; any other element only
 *   where it is repeated.
 */
function elementJson(element: Element, outerNamespace: string): Json {
  const { namespace, attributes, children, text } = element;
  const members: Members = {};
  if (namespace !== outerNamespace) members["@xmlns"] = namespace;
  for (const attribute of attributes) setMember(members, attributeName(attribute), attribute.value);
  if (children.length === 0) {
    if (Object.keys(members).length === 0) return text;
    if (text !== "") members["#text"] = text;
    return members;
  }
  for (const [name, value] of Object.entries(childrenJson(children, namespace)))
    setMember(members, name, value);
  if (/\S/.test(text)) members["#text"] = text;
  return members;
}

/** Elements by their names, in the order in which each name first comes. */
export function childrenJson(children: readonly Element[], namespace: string): JsonObject {
  const byName = new Map<string, Element[]>();
  for (const child of children) {
    const same = byName.get(child.local);
    if (same === undefined) byName.set(child.local, [child]);
    else same.push(child);
  }
  const members: Members = {};
  for (const [name, [first, ...others]] of byName) {
    if (first === undefined) continue;
    const isList = others.length > 0 || LISTED.has(name) || isRecord(first);
    const values = [first, ...others].map((child) => elementJson(child, namespace));
    setMember(members, name, isList ? values : (values[0] ?? ""));
  }
  return members;
}

function isRecord({ attributes }: Element): boolean {
  return attributes.some(
    ({ namespace, local, value }) => namespace === "" && local === "class" && value === "entity",
  );
}

function attributeName({ namespace, local }: XmlAttribute): string {
  if (namespace === "") return `@${local}`;
  const prefix = PREFIXES[namespace];
  return prefix === undefined ? `@{${namespace}}${local}` : `@${prefix}:${local}`;
}
