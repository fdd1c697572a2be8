import { invalidQuery } from "./api-error.ts";
import type { ApiRequest } from "./messages.ts";

interface PartRequest {
  /** Its Content-ID. */
  readonly id: string | undefined;
  readonly request: ApiRequest;
}

export type BatchPart =
  | { readonly kind: "request"; readonly request: ApiRequest }
  | { readonly kind: "changeSet"; readonly requests: readonly PartRequest[] };

interface Part {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Reads the parts of a batch: requests, and change sets that hold several. */
export function readBatch(contentType: string, body: string, base: string): readonly BatchPart[] {
  return partsOf(contentType, body).map((part) => {
    const type = part.headers["content-type"] ?? "";
    if (!type.startsWith("multipart/mixed")) return { kind: "request", request: readRequest(part, base) };
    const requests = partsOf(type, part.body).map((each) => ({
      id: each.headers["content-id"],
      request: readRequest(each, base),
    }));
    return { kind: "changeSet", requests };
  });
}

function partsOf(contentType: string, body: string): readonly Part[] {
  const boundary = /boundary="?([^";]+)"?/.exec(contentType)?.[1];
  if (boundary === undefined) {
    throw invalidQuery("The content type of a batch must be multipart/mixed with a boundary.");
  }
  const lines = body.replaceAll("\r\n", "\n").split("\n");
  const parts: Part[] = [];
  let from: number | undefined;
  for (const [at, line] of lines.entries()) {
    const text = line.trimEnd();
    if (text !== `--${boundary}` && text !== `--${boundary}--`) continue;
    if (from !== undefined) parts.push(readPart(lines.slice(from, at)));
    from = text.endsWith("--") && text !== `--${boundary}` ? undefined : at + 1;
  }
  return parts;
}

function readPart(lines: readonly string[]): Part {
  const empty = lines.findIndex((line) => line.trim() === "");
  const headers = readHeaders(empty < 0 ? lines : lines.slice(0, empty));
  return { headers, body: empty < 0 ? "" : lines.slice(empty + 1).join("\n") };
}

function readHeaders(lines: readonly string[]): Readonly<Record<string, string>> {
  const pairs = lines.map((line) => {
    const colon = line.indexOf(":");
    return [line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim()] as const;
  });
  return Object.fromEntries(pairs);
}

/** A request with its line, as `PATCH /api/data/v9.2/contacts(…) HTTP/1.1`; its URL may be whole, or begin below the Web API's. */
function readRequest({ body }: Part, base: string): ApiRequest {
  const lines = body.replace(/^\n+/, "").split("\n");
  const match = /^([A-Z]+) (\S+) HTTP\/1\.1\s*$/.exec(lines[0] ?? "");
  if (match?.[1] === undefined || match[2] === undefined) {
    throw invalidQuery(
      `Expected a request line in a part of the batch, got '${(lines[0] ?? "").slice(0, 200)}'.`,
    );
  }
  const inner = readPart(lines.slice(1));
  const [path = "", ...search] = belowApi(match[2], base).split("?");
  return {
    method: match[1],
    path,
    search: search.join("?"),
    headers: inner.headers,
    body: inner.body.trim(),
  };
}

function belowApi(url: string, base: string): string {
  if (url.startsWith(base)) return url.slice(base.length);
  return url.replace(/^(?:https?:\/\/[^/]+)?\/api\/data\/v9\.\d\//, "").replace(/^\//, "");
}
