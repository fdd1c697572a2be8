import { MAX_ATTRIBUTES } from "../xml-reader.ts";
import type { PrefixedAttribute, PrefixedName, Tag } from "../xml-tag.ts";
import { malformedXml } from "./malformed.ts";
import { resolveReferences } from "./references.ts";

/** Names of XML 1.0 (fifth edition), productions 4 and 4a, without the colon (Namespaces in XML 1.0, section 4). */
const START =
  "A-Z_a-z\\u{C0}-\\u{D6}\\u{D8}-\\u{F6}\\u{F8}-\\u{2FF}\\u{370}-\\u{37D}\\u{37F}-\\u{1FFF}\\u{200C}\\u{200D}\\u{2070}-\\u{218F}\\u{2C00}-\\u{2FEF}\\u{3001}-\\u{D7FF}\\u{F900}-\\u{FDCF}\\u{FDF0}-\\u{FFFD}\\u{10000}-\\u{EFFFF}";
const NCNAME = `[${START}][-.0-9\\u{B7}\\u{300}-\\u{36F}\\u{203F}\\u{2040}${START}]*`;

const SPACES = /[ \t\n]*/y;
const VALUE_SPACE = /[\t\n]/g;

/** A start tag, and how it is written. */
export interface WrittenTag extends Tag {
  /** Its name as it must come again in the end tag. */
  readonly name: string;
  readonly isEmpty: boolean;
  /** From its `<` to its `>`, both included. */
  readonly length: number;
}

/** Reads start tags. One such reader serves one document, since a pattern remembers its place. */
export function tagReader(text: string): (start: number) => WrittenTag {
  const qname = new RegExp(`(?:(${NCNAME}):)?(${NCNAME})`, "uy");
  let at = 0;

  function tag(start: number): WrittenTag {
    at = start + 1;
    const { prefix, local } = name("an element's name");
    const written = text.slice(start + 1, at);
    const attributes: PrefixedAttribute[] = [];
    const declarations: { prefix: string; namespace: string }[] = [];
    while (true) {
      const spaced = skipSpaces();
      const isEmpty = text[at] === "/";
      if (isEmpty) at += 1;
      if (text[at] === ">") {
        const length = at + 1 - start;
        return { prefix, local, name: written, attributes, declarations, isEmpty, length };
      }
      if (isEmpty || !spaced) throw malformedXml(text, at, "the end of the tag or an attribute");
      if (attributes.length + declarations.length >= MAX_ATTRIBUTES)
        throw malformedXml(text, at, `at most ${MAX_ATTRIBUTES} attributes on an element`, "more");
      const attribute = readAttribute();
      if (attribute.prefix === "xmlns")
        declarations.push({ prefix: attribute.local, namespace: attribute.value });
      else if (attribute.prefix === "" && attribute.local === "xmlns")
        declarations.push({ prefix: "", namespace: attribute.value });
      else attributes.push(attribute);
    }
  }

  function readAttribute(): PrefixedAttribute {
    const { prefix, local } = name("an attribute's name");
    skipSpaces();
    if (text[at] !== "=") throw malformedXml(text, at, "an equals sign");
    at += 1;
    skipSpaces();
    const quote = text[at];
    if (quote !== '"' && quote !== "'") throw malformedXml(text, at, "a value in quotes");
    const start = at + 1;
    const end = text.indexOf(quote, start);
    if (end === -1) throw malformedXml(text, at, "a closing quote");
    at = end + 1;
    return { prefix, local, value: valueBetween(start, end) };
  }

  /** White space in a value means spaces, but for what is written as a reference (XML 1.0, section 3.3.3). */
  function valueBetween(start: number, end: number): string {
    const written = text.slice(start, end);
    const wrong = written.indexOf("<");
    if (wrong !== -1) throw malformedXml(text, start + wrong, "no < in a value");
    const spaced = written.replace(VALUE_SPACE, " ");
    if (!spaced.includes("&")) return spaced;
    return resolveReferences(spaced, (expected, came, offset) =>
      malformedXml(text, start + offset, expected, came),
    );
  }

  function name(expected: string): PrefixedName {
    qname.lastIndex = at;
    const found = qname.exec(text);
    if (found === null) throw malformedXml(text, at, expected);
    at += found[0].length;
    if (text[at] === ":") throw malformedXml(text, at, `${expected} with one colon at most`);
    return { prefix: found[1] ?? "", local: found[2] ?? "" };
  }

  function skipSpaces(): boolean {
    SPACES.lastIndex = at;
    const length = SPACES.exec(text)?.[0].length ?? 0;
    at += length;
    return length > 0;
  }

  return tag;
}
