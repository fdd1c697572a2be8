import { readFile } from "node:fs/promises";
import { app } from "@azure/functions";

/** Paths of schemas; a segment begins with a letter or digit, so none leads out of the directory. */
const PATH = /^(?:[a-z0-9][a-z0-9.-]*\/)*[a-z0-9][a-z0-9.-]*\.json$/;

/** `GET /api/schemas/<path>`: the contracts that `dataschema` names, for apps whose SCHEMA_BASE_URL is their own. */
export function registerSchemas(directory: URL): void {
  app.http("schemas", {
    route: "schemas/{*path}",
    methods: ["GET"],
    authLevel: "anonymous",
    handler: async (request) => {
      const path = request.params.path ?? "";
      const text = PATH.test(path)
        ? await readFile(new URL(path, directory), "utf8").catch(absent)
        : undefined;
      if (text === undefined) return { status: 404 };
      return { body: text, headers: { "content-type": "application/schema+json" } };
    },
  });
}

function absent(error: unknown): undefined {
  if (error instanceof Error && "code" in error && error.code === "ENOENT") return undefined;
  throw error;
}
