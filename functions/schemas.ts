import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { app, type HttpRequest, type HttpResponseInit } from "@azure/functions";

/** Paths of schemas; a segment begins with a letter or digit, so none leads out of the directory. */
const PATH = /^(?:[a-z0-9][a-z0-9.-]*\/)*[a-z0-9][a-z0-9.-]*\.json$/;

/** A version of a schema is kept for a day while its type is a draft; once its path is in the lock file, for good. */
const DRAFT = "public, max-age=86400";
const FROZEN = "public, max-age=31536000, immutable";
/** The catalogue and the exports tell of all versions, and so change with each deployment. */
const CATALOGUE = "public, max-age=300";

/** `GET /api/schemas`: the catalogue; `GET /api/schemas/<path>`: what `dataschema` names, for apps whose SCHEMA_BASE_URL is their own. */
export function registerSchemas(directory: URL): void {
  app.http("schemas", {
    route: "schemas/{*path}",
    methods: ["GET", "HEAD"],
    authLevel: "anonymous",
    handler: (request) => answer(request, directory),
  });
}

async function answer(request: HttpRequest, directory: URL): Promise<HttpResponseInit> {
  const path = request.params.path || "index.json";
  const text = PATH.test(path) ? await textOf(new URL(path, directory)) : undefined;
  if (text === undefined) return { status: 404 };
  const etag = `"${createHash("sha256").update(text).digest("base64url")}"`;
  const isSchema = path.includes("/");
  const headers = {
    "content-type": isSchema ? "application/schema+json" : "application/json",
    "cache-control": isSchema ? await schemaCaching(path, directory) : CATALOGUE,
    etag,
  };
  return isKnown(request.headers.get("if-none-match"), etag)
    ? { status: 304, headers }
    : { body: text, headers };
}

async function schemaCaching(path: string, directory: URL): Promise<string> {
  const lock: unknown = JSON.parse((await textOf(new URL("lock.json", directory))) ?? "{}");
  return typeof lock === "object" && lock !== null && Object.hasOwn(lock, path) ? FROZEN : DRAFT;
}

/** RFC 9110, 13.1.2: a list of tags, compared weakly, or any. */
function isKnown(ifNoneMatch: string | null, etag: string): boolean {
  const tags = (ifNoneMatch ?? "").split(",").map((tag) => tag.trim().replace(/^W\//, ""));
  return tags.includes(etag) || tags.includes("*");
}

async function textOf(file: URL): Promise<string | undefined> {
  return readFile(file, "utf8").catch((error: unknown) => {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return undefined;
    throw error;
  });
}
