import { contextContract } from "./context-contract.ts";
import { scalarText } from "./dotnet-text.ts";
import type { ElementWriter } from "./element-writer.ts";
import type { ContextModel } from "./model.ts";
import { writeElements } from "./write-elements.ts";

/** A context as .NET's DataContractSerializer writes it as text. */
export function writeContextXml(model: ContextModel, leftOut: readonly string[] = []): string {
  const pieces: string[] = [];
  writeElements(contextContract(model, leftOut), textWriter(pieces));
  return pieces.join("");
}

function textWriter(pieces: string[]): ElementWriter {
  return {
    start: (prefix, local) => pieces.push(`<${qualified(prefix, local)}`),
    attribute: (local, value) => pieces.push(` i:${local}="${value}"`),
    declare: (prefix, namespace) =>
      pieces.push(` xmlns${prefix === "" ? "" : `:${prefix}`}="${escaped(namespace)}"`),
    endStart: (isEmpty) => pieces.push(isEmpty ? "/>" : ">"),
    value: (scalar) => pieces.push(escaped(scalarText(scalar))),
    ints: () => false,
    end(prefix, local, isEmpty) {
      if (!isEmpty) pieces.push(`</${qualified(prefix, local)}>`);
    },
  };
}

function qualified(prefix: string, local: string): string {
  return prefix === "" ? local : `${prefix}:${local}`;
}

const ESCAPES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#xD;" };

/** What is no character of XML is written as a number all the same, as .NET does; no reader takes it. */
function escaped(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are among what is escaped
  return text.replace(/[&<>\r\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, (character) => {
    return ESCAPES[character] ?? `&#x${character.charCodeAt(0).toString(16).toUpperCase()};`;
  });
}
