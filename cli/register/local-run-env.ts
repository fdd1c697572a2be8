import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { secretSettings } from "../../shared/settings/shape.ts";

/** Where a local run describes itself. */
const RUN_FILE = join(".local", "run.json");

/** The variables that a local run in this folder gives to `d365-events.yaml`: its addresses, and its own secrets. */
export function localRunEnv(): Readonly<Record<string, string>> {
  if (!existsSync(RUN_FILE)) return {};
  const run: unknown = JSON.parse(readFileSync(RUN_FILE, "utf8"));
  const { health, dynamics, webhooks, events } = membersOf(run);
  const { dataverse, businesscentral, finops } = membersOf(dynamics);
  const variables = {
    LOCAL_CONNECTOR: typeof health === "string" ? new URL(health).origin : undefined,
    LOCAL_EVENTS: events,
    LOCAL_DATAVERSE: membersOf(dataverse).url,
    LOCAL_DATAVERSE_TOKEN: membersOf(dataverse).token,
    LOCAL_BUSINESS_CENTRAL: membersOf(businesscentral).url,
    LOCAL_BUSINESS_CENTRAL_TOKEN: membersOf(businesscentral).token,
    LOCAL_FINOPS: membersOf(finops).url,
    ...Object.fromEntries(
      Object.entries(membersOf(webhooks)).map(([name, webhook]) => [
        secretSettings(name)[0],
        secretOf(webhook),
      ]),
    ),
  };
  return Object.fromEntries(
    Object.entries(variables).flatMap(([name, value]) => (typeof value === "string" ? [[name, value]] : [])),
  );
}

/** It travels in a header, or in the address. */
function secretOf(webhook: unknown): unknown {
  const { url, headers } = membersOf(webhook);
  const inUrl = typeof url === "string" ? URL.parse(url)?.searchParams.get("code") : undefined;
  return Object.values(membersOf(headers))[0] ?? inUrl;
}

function membersOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null ? { ...value } : {};
}
