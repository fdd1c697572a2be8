import type { Element, Value } from "./contract-document.ts";

const ESCAPES: Readonly<Record<string, string>> = { "<": "&lt;", ">": "&gt;", "&": "&amp;", "\r": "&#xD;" };

/** The document as .NET's text writer writes it: one line, no declaration. */
export function toXml({ prefix, local, declarations = [], attribute, content }: Element): string {
  const name = prefix === "" ? local : `${prefix}:${local}`;
  const its = attribute === undefined ? "" : ` i:${attribute[0]}="${attribute[1]}"`;
  const declared = declarations.map(
    ([its, namespace]) => ` xmlns${its === "" ? "" : `:${its}`}="${namespace}"`,
  );
  const inner = isValue(content) ? escaped(content.text) : content.map(toXml).join("");
  const start = `<${name}${its}${declared.join("")}`;
  return inner === "" ? `${start}/>` : `${start}>${inner}</${name}>`;
}

export function isValue(content: readonly Element[] | Value): content is Value {
  return !Array.isArray(content);
}

function escaped(text: string): string {
  return text.replace(/[<>&\r]/g, (character) => ESCAPES[character] ?? character);
}
