import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, it } from "vitest";
import { type LoadedApp, loadApp } from "../../../local/functions/load-app.ts";

const METHODS = ["POST", "GET", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS"];

/** What the sample settings, which `func start` would give the app, make of the table of endpoints. */
const sample: { readonly Values: Readonly<Record<string, string>> } = JSON.parse(
  readFileSync("local.settings.sample.json", "utf8"),
);

describe("the built app, loaded through the worker's contract", () => {
  let app: LoadedApp;
  beforeAll(async () => {
    Object.assign(process.env, sample.Values);
    app = await loadApp("dist");
    return () => app.terminate();
  });

  it("registers a function for each way in, and for health and schemas", () => {
    const listed = app.functions.map(({ name, trigger }) => [
      name,
      trigger.type,
      trigger.route ?? trigger.queueName ?? trigger.schedule,
    ]);
    expect(listed).toEqual([
      ["health", "httpTrigger", "health"],
      ["schemas", "httpTrigger", "schemas/{*path}"],
      ["imported-schemas", "httpTrigger", "schemas/imported/{*path}"],
      ["process-inbound", "serviceBusTrigger", "inbound"],
      ["process-isolate", "serviceBusTrigger", "isolate"],
      ["fetch-expelled-inbound", "serviceBusTrigger", "inbound/$deadletterqueue"],
      ["fetch-expelled-isolate", "serviceBusTrigger", "isolate/$deadletterqueue"],
      ["fetch-expelled-from-dataverse", "serviceBusTrigger", "from-dataverse/$deadletterqueue"],
      ["fetch-expelled-from-finops", "serviceBusTrigger", "from-finops/$deadletterqueue"],
      ["fetch-expelled-from-aif", "serviceBusTrigger", "from-aif/$deadletterqueue"],
      ["fetch-eventgrid", "serviceBusTrigger", "eventgrid-dead"],
      ["list-eventgrid", "timerTrigger", "0 7 * * * *"],
      ["sweep-dead-letters", "timerTrigger", "0 37 * * * *"],
      ["drain-spool", "timerTrigger", "*/30 * * * * *"],
      ["sweep-ledger", "timerTrigger", "0 17 */6 * * *"],
      ["collect-bodies", "timerTrigger", "0 47 */6 * * *"],
      ["measure", "timerTrigger", "0 * * * * *"],
      ["accept-dataverse", "httpTrigger", "dataverse/dataverse"],
      ["process-from-dataverse", "serviceBusTrigger", "from-dataverse"],
      ["accept-finops", "httpTrigger", "finops/finops"],
      ["process-from-finops", "serviceBusTrigger", "from-finops"],
      ["accept-businesscentral", "httpTrigger", "businesscentral/businesscentral"],
      ["accept-aif", "httpTrigger", "aif/aif"],
      ["process-from-aif", "serviceBusTrigger", "from-aif"],
    ]);
  });

  it("asks for the bytes of many queue messages at once, of one in isolation, each queue by its namespace's connection", () => {
    const triggers = app.functions
      .map(({ trigger }) => trigger)
      .filter(({ type }) => type === "serviceBusTrigger");
    expect(triggers.length).toBeGreaterThan(0);
    for (const trigger of triggers) {
      expect(trigger).toMatchObject({
        cardinality: trigger.queueName === "isolate" ? "one" : "many",
        dataType: "binary",
        connection: String(trigger.queueName).startsWith("from-") ? "SERVICE_BUS_EDGE" : "SERVICE_BUS_CORE",
      });
    }
  });

  it("takes every method on a webhook, so that a wrong one gets our answer, and leaves the proof to us", () => {
    const webhooks = app.functions.filter(({ name }) => name.startsWith("accept-"));
    expect(webhooks.length).toBeGreaterThan(0);
    for (const { trigger } of webhooks) {
      expect(trigger.methods).toEqual(METHODS);
      expect(trigger.authLevel).toBe("anonymous");
    }
  });

  it("streams HTTP, and asks the host for the places of empty texts", () => {
    expect(app.acceptHttp).toBeDefined();
    expect(app.keepsEmpty).toBe(true);
  });
});
