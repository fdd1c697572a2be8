import { contextContract } from "./context-contract.ts";
import { CLR, type ContractNode, type Scalar, type TypeName } from "./contract.ts";
import { jsonDate, scalarText } from "./dotnet-text.ts";
import type { ContextModel } from "./model.ts";

/** A context as .NET's DataContractJsonSerializer writes it. */
export function writeContextJson(model: ContextModel, leftOut: readonly string[] = []): string {
  return nodeJson(contextContract(model, leftOut), false);
}

/** @param isAny Whether any type may stand here, so that an object says its own first. */
function nodeJson(node: ContractNode, isAny: boolean): string {
  switch (node.kind) {
    case "nil":
      return "null";
    case "scalar":
      return scalarJson(node.value);
    case "list": {
      // An array has no place for its type: where it is not declared, its items say theirs.
      const items = node.items.map((item) => nodeJson(item, isAny || node.isAny));
      return `[${items.join(",")}]`;
    }
    case "object": {
      const members = node.members.map(
        ({ name, node, isAny }) => `${stringJson(name)}:${nodeJson(node, isAny)}`,
      );
      const type = isAny ? [`"__type":${stringJson(typeText(node.type))}`] : [];
      return `{${[...type, ...members].join(",")}}`;
    }
  }
}

function typeText({ local, namespace }: TypeName): string {
  return `${local}:${namespace.startsWith(CLR) ? `#${namespace.slice(CLR.length)}` : namespace}`;
}

function scalarJson(scalar: Scalar): string {
  switch (scalar.kind) {
    case "string":
    case "guid":
      return stringJson(scalar.value);
    case "dateTime":
      return stringJson(jsonDate(scalar.value));
    case "bytes":
      return `[${scalar.value.join(",")}]`;
    case "enum":
      return String(scalar.number);
    default:
      return scalarText(scalar);
  }
}

/** Control characters, line ends of Unicode, halves of pairs and what is no character are written as numbers. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are among what is escaped
const ESCAPED = /["/\\\u0000-\u001f\u0085\u2028\u2029\ud800-\udfff\ufffe\uffff]/g;

const SHORT: Readonly<Record<string, string>> = {
  '"': '\\"',
  "/": "\\/",
  "\\": "\\\\",
  "\b": "\\b",
  "\f": "\\f",
  "\n": "\\n",
  "\r": "\\r",
  "\t": "\\t",
};

function stringJson(text: string): string {
  const escaped = text.replace(
    ESCAPED,
    (character) => SHORT[character] ?? `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
  return `"${escaped}"`;
}
