import { namespaceOf, type XmlReader, type XmlStart } from "../../../shared/wire/xml-reader.ts";

/** A document as `[name, attributes, …children]`, names as `{namespace}local`; text that stands together is joined. */
export type Document = readonly [string, Readonly<Record<string, string>>, ...(Document | string)[]];
type Open = [string, Record<string, string>, ...(Open | string)[]];

/** What a reader tells of a body, put together again, without what stands in elements of one name. */
export function documentOf(read: XmlReader, body: Uint8Array, leftOut?: string): Document | undefined {
  const open: Open[] = [];
  let root: Document | undefined;
  read(body, {
    leavesOut: ({ local }) => local === leftOut,
    start: (element) => {
      const started = elementOf(element);
      open.at(-1)?.push(started);
      root ??= started;
      open.push(started);
    },
    text: (characters) => {
      const into = open.at(-1);
      if (into === undefined) throw new Error("text outside the root");
      const last = into.length > 2 ? into.at(-1) : undefined;
      if (typeof last === "string") into[into.length - 1] = last + characters;
      else if (characters !== "") into.push(characters);
    },
    end: () => {
      if (open.pop() === undefined) throw new Error("an end too many");
    },
  });
  if (open.length > 0) throw new Error("an end is missing");
  return root;
}

function elementOf({ namespace, local, attributes, scope }: XmlStart): Open {
  if (namespaceOf(scope, "xml") === undefined) throw new Error("a scope without its outermost prefix");
  return [
    `{${namespace}}${local}`,
    Object.fromEntries(
      attributes.map((attribute) => [`{${attribute.namespace}}${attribute.local}`, attribute.value]),
    ),
  ];
}
