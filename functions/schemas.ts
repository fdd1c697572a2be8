import { app, type HttpRequest, type HttpResponseInit } from "@azure/functions";
import { schemaText, taggedAnswer } from "./schema-answer.ts";

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
  const text = await schemaText(path, directory);
  if (text === undefined) return { status: 404 };
  const isSchema = path.includes("/");
  return taggedAnswer(request, text, {
    "content-type": isSchema ? "application/schema+json" : "application/json",
    "cache-control": isSchema ? await schemaCaching(path, directory) : CATALOGUE,
  });
}

async function schemaCaching(path: string, directory: URL): Promise<string> {
  const lock: unknown = JSON.parse((await schemaText("lock.json", directory)) ?? "{}");
  return typeof lock === "object" && lock !== null && Object.hasOwn(lock, path) ? FROZEN : DRAFT;
}
