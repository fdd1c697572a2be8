// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the file names variables in this way.
import { type Document, isMap, isNode, isScalar, LineCounter, parseDocument } from "yaml";
import type { FilePath, FileProblem } from "./file-problem.ts";

/** The file as plain values, and how to find a place of it again. */
export type ParsedFile =
  | { readonly kind: "parsed"; readonly value: unknown; readonly at: PlaceFinder }
  | { readonly kind: "problems"; readonly problems: readonly FileProblem[] };

/** The line and column of a place; of what holds it, where it is absent. `key` asks for the member's name itself. */
export type PlaceFinder = (path: FilePath, of?: "value" | "key") => Pick<FileProblem, "line" | "column">;

/** Reads YAML 1.2. This is the one file that knows the library for it. */
export function parseFile(text: string): ParsedFile {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, stringKeys: true });
  const place = (offset: number): Pick<FileProblem, "line" | "column"> => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(1, line), column: Math.max(1, col) };
  };
  // What is said after the first fault mostly follows from it.
  const [fault] = [...document.errors, ...document.warnings];
  if (fault !== undefined) {
    const says = `This is not YAML as it should be: ${fault.message.replace(/\.$/, "")}.${inFlow(text, fault.pos[0])}`;
    return { kind: "problems", problems: [{ ...place(fault.pos[0]), says }] };
  }
  try {
    const value: unknown = document.toJS({ maxAliasCount: 100 });
    return { kind: "parsed", value, at: (path, of) => place(offsetOf(document, path, of)) };
  } catch (error) {
    const says = `Expected few aliases (*name): ${error instanceof Error ? error.message : "there are too many"}.`;
    return { kind: "problems", problems: [{ line: 1, column: 1, says }] };
  }
}

/** Between braces and brackets YAML takes the `{` of `${NAME}` for the beginning of a map. */
function inFlow(text: string, offset: number): string {
  const isReference = text.slice(Math.max(0, offset - 1), offset + 1) === "${";
  return isReference ? ' Between braces or brackets, quote it: "${NAME}".' : "";
}

function offsetOf(document: Document.Parsed, path: FilePath, of: "value" | "key" = "value"): number {
  if (of === "key") {
    const holder = document.getIn(path.slice(0, -1), true);
    const pair = isMap(holder)
      ? holder.items.find(({ key }) => isScalar(key) && key.value === path.at(-1))
      : undefined;
    if (isNode(pair?.key) && pair.key.range) return pair.key.range[0];
  }
  for (let length = path.length; length >= 0; length -= 1) {
    const node = length === 0 ? document.contents : document.getIn(path.slice(0, length), true);
    if (isNode(node) && node.range) return node.range[0];
  }
  return 0;
}
