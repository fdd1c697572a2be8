import { dirname, join } from "node:path";
import { ENDPOINT_KINDS, type EndpointKind, MESSAGE_FORMATS } from "../shared/settings/endpoint.ts";
import { WrongUse } from "./wrong-use.ts";

/** One message to convert: where it is, and what its sender would have declared. */
export interface ListedMessage {
  /** As the caller wrote it. */
  readonly file: string;
  readonly path: string;
  readonly source: EndpointKind;
  readonly contentType: string;
  readonly headers: ReadonlyMap<string, string>;
}

/** What holds where a message says nothing of its own. */
export interface Defaults {
  readonly source: EndpointKind;
  readonly contentType: string | undefined;
  readonly headers: ReadonlyMap<string, string>;
}

/** A message that the command names itself. */
export function namedMessage(file: string, defaults: Defaults): ListedMessage {
  return {
    file,
    path: file,
    ...defaults,
    contentType: defaults.contentType ?? contentTypeOf(file, defaults.headers),
  };
}

/** The messages of a list: JSON Lines of `{"file", "source", "contentType", "headers"}`, of which all but the file may be left out. */
export function readMessageList(text: string, list: string, defaults: Defaults): readonly ListedMessage[] {
  return text.split("\n").flatMap((line, index) => {
    if (line.trim() === "") return [];
    const place = `line ${index + 1} of ${list}`;
    const entry = entryOf(line, place);
    const { file, source = defaults.source, contentType = defaults.contentType, headers } = entry;
    if (typeof file !== "string") throw wrong(place, 'a "file"', file);
    if (!isKind(source)) throw wrong(place, `a "source" of ${ENDPOINT_KINDS.join(", ")}`, source);
    if (contentType !== undefined && typeof contentType !== "string")
      throw wrong(place, 'a text as "contentType"', contentType);
    const all = new Map([...defaults.headers, ...headersOf(headers, place)]);
    return [
      {
        file,
        path: list === "-" ? file : join(dirname(list), file),
        source,
        contentType: contentType ?? contentTypeOf(file, all),
        headers: all,
      },
    ];
  });
}

/** What the request's header says, else the file's ending; where that says nothing, what Dynamics posts. */
function contentTypeOf(file: string, headers: ReadonlyMap<string, string>): string {
  for (const [name, value] of headers) if (name.toLowerCase() === "content-type") return value;
  if (file.endsWith(".xml")) return MESSAGE_FORMATS.xml;
  if (file.endsWith(".msbin1")) return MESSAGE_FORMATS.msbin1;
  return MESSAGE_FORMATS.json;
}

function entryOf(line: string, place: string): Readonly<Record<string, unknown>> {
  let entry: unknown;
  try {
    entry = JSON.parse(line);
  } catch {
    throw wrong(place, "a JSON object", line);
  }
  if (typeof entry !== "object" || entry === null || Array.isArray(entry))
    throw wrong(place, "a JSON object", entry);
  return { ...entry };
}

function headersOf(headers: unknown, place: string): readonly (readonly [string, string])[] {
  if (headers === undefined || headers === null) return [];
  if (typeof headers !== "object" || Array.isArray(headers)) throw wrong(place, '"headers" by name', headers);
  return Object.entries(headers).map(([name, value]: readonly [string, unknown]) => {
    if (typeof value !== "string") throw wrong(place, `a text as the header ${name}`, value);
    return [name, value];
  });
}

function isKind(source: unknown): source is EndpointKind {
  return ENDPOINT_KINDS.some((kind) => kind === source);
}

const SHOWN_CHARACTERS = 100;

function wrong(place: string, expected: string, came: unknown): WrongUse {
  const shown = typeof came === "string" ? came : (JSON.stringify(came) ?? "nothing");
  return new WrongUse(
    `Expected ${expected} in ${place}, came «${shown.slice(0, SHOWN_CHARACTERS)}». Write one JSON object a line, such as {"file": "update.xml", "source": "dataverse"}.`,
  );
}
