import { unknownSegment } from "../http/api-error.ts";
import { splitOutside } from "./split.ts";

/** A piece of a resource's path, as `accounts(accountnumber='42')`. */
export interface Segment {
  readonly name: string;
  /** What stands in its brackets: a bare id, or names with values. Absent without brackets. */
  readonly key: Key | undefined;
}

export type Key =
  | { readonly kind: "id"; readonly id: string }
  | { readonly kind: "named"; readonly values: ReadonlyMap<string, string> };

const GUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Reads the path of a resource, below `/api/data/v9.2/`. */
export function parsePath(path: string): readonly Segment[] {
  return splitOutside(decodeURIComponent(path), "/").map(readSegment);
}

function readSegment(text: string): Segment {
  const match = /^([$@\w.]+)(?:\((.*)\))?$/s.exec(text);
  if (match?.[1] === undefined) throw unknownSegment(text);
  return { name: match[1], key: match[2] === undefined ? undefined : readKey(match[2].trim(), text) };
}

function readKey(text: string, segment: string): Key {
  if (GUID.test(text)) return { kind: "id", id: text.toLowerCase() };
  const values = splitOutside(text, ",").map((pair) => {
    const equals = pair.indexOf("=");
    if (equals < 1) throw unknownSegment(segment);
    return [pair.slice(0, equals).trim(), unquoted(pair.slice(equals + 1).trim())] as const;
  });
  return { kind: "named", values: new Map(values) };
}

function unquoted(text: string): string {
  return text.startsWith("'") && text.endsWith("'") ? text.slice(1, -1).replaceAll("''", "'") : text;
}
