import { hash } from "node:crypto";
import { readFile } from "node:fs/promises";
import type { HttpRequest, HttpResponseInit } from "@azure/functions";

/** Paths of schemas; a segment begins with a letter or digit, so none leads out of the directory. */
const PATH = /^(?:[a-z0-9][a-z0-9_.-]*\/)*[a-z0-9][a-z0-9_.-]*\.json$/;

/** The text of a schema, or of what is beside them; absent where there is none. */
export async function schemaText(path: string, directory: URL): Promise<string | undefined> {
  if (!PATH.test(path)) return undefined;
  return readFile(new URL(path, directory), "utf8").catch((error: unknown) => {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return undefined;
    throw error;
  });
}

/** A text with its tag, or that whoever asks has it already. */
export function taggedAnswer(
  request: HttpRequest,
  text: string,
  headers: Readonly<Record<string, string>>,
): HttpResponseInit {
  const etag = `"${hash("sha256", text, "base64url")}"`;
  const all = { ...headers, etag };
  return isKnown(request.headers.get("if-none-match"), etag)
    ? { status: 304, headers: all }
    : { body: text, headers: all };
}

/** RFC 9110, 13.1.2: a list of tags, compared weakly, or any. */
function isKnown(ifNoneMatch: string | null, etag: string): boolean {
  const tags = (ifNoneMatch ?? "").split(",").map((tag) => tag.trim().replace(/^W\//, ""));
  return tags.includes(etag) || tags.includes("*");
}
