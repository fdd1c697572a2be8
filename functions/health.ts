import { app } from "@azure/functions";
import { checkHealth, type Part } from "../shared/health/check-health.ts";
import { VERSION } from "../shared/live.ts";

/** `GET /api/health`: what is wrong with the settings, and which of the app's parts answer. */
export function registerHealth(problems: readonly string[], parts: readonly Part[]): void {
  app.http("health", {
    route: "health",
    methods: ["GET"],
    authLevel: "anonymous",
    handler: async () => {
      const health = await checkHealth(VERSION, problems, parts);
      return { status: health.status === "healthy" ? 200 : 503, jsonBody: health };
    },
  });
}
