import { existsSync } from "node:fs";
import { readdir } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { app, type HttpRequest, type HttpResponseInit } from "@azure/functions";
import { SECRET_HEADER, SECRET_QUERY } from "../shared/accept/caller.ts";
import { proves } from "../shared/secrets/secrets.ts";
import { schemaText, taggedAnswer } from "./schema-answer.ts";

/** They describe a customer's model, and change with each deployment. */
const CACHING = "private, max-age=300";

/**
 * `GET /api/schemas/imported`: the paths of the imported contracts; `GET /api/schemas/imported/<path>`: one of them.
 * Whoever asks says the key as a webhook says its secret; without a key in the settings nobody can.
 */
export function registerImportedSchemas(directory: URL, key: string | undefined): void {
  app.http("imported-schemas", {
    route: "schemas/imported/{*path}",
    methods: ["GET", "HEAD"],
    authLevel: "anonymous",
    handler: (request) => (opens(request, key) ? answer(request, directory) : { status: 401 }),
  });
}

function opens(request: HttpRequest, key: string | undefined): boolean {
  const offered = [request.headers.get(SECRET_HEADER), request.query.get(SECRET_QUERY)];
  return (
    key !== undefined &&
    proves(
      offered.filter((text) => text !== null),
      [key],
    )
  );
}

async function answer(request: HttpRequest, directory: URL): Promise<HttpResponseInit> {
  const path = request.params.path ?? "";
  const text = path === "" ? await listOf(directory) : await schemaText(path, directory);
  if (text === undefined) return { status: 404 };
  const type = path === "" ? "application/json" : "application/schema+json";
  return taggedAnswer(request, text, { "content-type": type, "cache-control": CACHING });
}

async function listOf(directory: URL): Promise<string> {
  const files = existsSync(directory) ? await readdir(fileURLToPath(directory), { recursive: true }) : [];
  const paths = files.map((file) => file.replaceAll("\\", "/")).filter((file) => file.endsWith(".json"));
  return `${JSON.stringify(paths.toSorted())}\n`;
}
