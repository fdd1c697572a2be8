import { connection } from "./connection.ts";
import { readClientStates, readEndpointSecrets } from "./endpoint-secrets.ts";
import { readEndpoints } from "./endpoints.ts";
import { RULES } from "./rules.ts";
import type { Connection, Settings } from "./settings.ts";
import { SETTINGS, type SettingName, secretSettings } from "./shape.ts";

/** A Key Vault reference that the platform could not resolve reaches the app as its own text. */
const UNRESOLVED = /^@Microsoft\.KeyVault\(/i;

const DAY_MS = 24 * 60 * 60 * 1000;

export type SettingsReading =
  | { readonly kind: "settings"; readonly settings: Settings }
  | { readonly kind: "problems"; readonly problems: readonly string[] };

/** Reads the app settings: frozen settings, or all problems at once. No message shows a secret's value. */
export function readSettings(env: Readonly<Record<string, string | undefined>>): SettingsReading {
  const problems: string[] = [];
  const text = (name: SettingName): string | undefined => readText(name, env[name], problems);
  const whole = (name: SettingName): number => Number(text(name) ?? Number.NaN);

  const { endpoints, problems: endpointProblems } = readEndpoints(text("ENDPOINTS") ?? "[]");
  if (env.ENDPOINTS !== undefined) problems.push(...endpointProblems);
  const edge = connection("SERVICE_BUS_EDGE", "SERVICE_BUS_EDGE__fullyQualifiedNamespace", text);
  if (edge === undefined && endpoints.some((endpoint) => endpoint.queueFormat !== undefined)) {
    problems.push(missingConnection("SERVICE_BUS_EDGE", "SERVICE_BUS_EDGE__fullyQualifiedNamespace"));
  }
  const keyVault = text("KEY_VAULT_URI");
  for (const endpoint of endpoints) {
    if (endpoint.webhook) problems.push(...secretProblems(endpoint.name, keyVault, env));
    if (endpoint.kind === "businesscentral") problems.push(...readClientStates(endpoint.name, env).problems);
  }
  const required = (plain: SettingName, identity: SettingName): Connection => {
    const found = connection(plain, identity, text);
    if (found === undefined) problems.push(missingConnection(plain, identity));
    return found ?? { kind: "identity", address: "" };
  };
  const settings: Settings = {
    endpoints,
    schemaBaseUrl: (text("SCHEMA_BASE_URL") ?? "").replace(/\/+$/, ""),
    strictContracts: text("STRICT_CONTRACTS") ?? "",
    keepOldVersions: text("KEEP_OLD_VERSIONS") ?? "",
    schemasKey: text("SCHEMAS_KEY"),
    dataRefAboveBytes: whole("DATAREF_ABOVE_BYTES"),
    serviceBusCore: required("SERVICE_BUS_CORE", "SERVICE_BUS_CORE__fullyQualifiedNamespace"),
    serviceBusEdge: edge,
    blobs: required("DATA_STORAGE", "DATA_STORAGE__blobServiceUri"),
    tables: required("DATA_STORAGE", "DATA_STORAGE__tableServiceUri"),
    topic: { endpoint: text("EVENT_GRID_TOPIC_ENDPOINT") ?? "", key: text("EVENT_GRID_TOPIC_KEY") },
    clientId: text("AZURE_CLIENT_ID"),
    keyVault,
    deadLetterRetentionMs: whole("DEAD_LETTER_RETENTION_DAYS") * DAY_MS,
    times: {
      lockMs: whole("LOCK_MS"),
      leaseMs: whole("LEASE_MS"),
      batchDeadlineMs: whole("BATCH_DEADLINE_MS"),
      retryFirstMs: whole("RETRY_FIRST_MS"),
      retryCapMs: whole("RETRY_CAP_MS"),
    },
    attempts: whole("RETRY_ATTEMPTS"),
    circuit: {
      failures: whole("CIRCUIT_FAILURES"),
      probeMs: whole("CIRCUIT_PROBE_MS"),
      ratePerSecond: whole("CIRCUIT_RATE"),
    },
    inFlightBytes: whole("IN_FLIGHT_BYTES"),
    spoolSchedule: text("SPOOL_SCHEDULE") ?? "",
    retention: {
      retentionMs: whole("LEDGER_RETENTION_DAYS") * DAY_MS,
      windowMs: whole("DUPLICATE_WINDOW_DAYS") * DAY_MS,
    },
    measureSchedule: text("MEASURE_SCHEDULE") ?? "",
  };
  if (problems.length === 0) {
    problems.push(...RULES.filter((rule) => !rule.holds(settings)).map((rule) => rule.demands));
  }
  if (problems.length > 0) return { kind: "problems", problems: [...new Set(problems)] };
  return { kind: "settings", settings: Object.freeze(settings) };
}

function readText(name: SettingName, given: string | undefined, problems: string[]): string | undefined {
  const shape: (typeof SETTINGS)[SettingName] & { default?: string; required?: true } = SETTINGS[name];
  const value = given === undefined || given === "" ? shape.default : given;
  if (value === undefined) {
    if (shape.required) problems.push(`${name} is missing. ${shape.means}`);
    return undefined;
  }
  if (UNRESOLVED.test(value)) {
    problems.push(
      `${name} is a Key Vault reference that was not resolved; check the app's access to the vault.`,
    );
    return undefined;
  }
  if (shape.reads === "url" && !/^https?:$/.test(URL.parse(value)?.protocol ?? "")) {
    problems.push(`${name} must be an absolute http(s) URL.`);
    return undefined;
  }
  if (shape.reads === "whole" && !/^[0-9]{1,9}$/.test(value)) {
    problems.push(`${name} must be a whole number of at most nine digits. ${shape.means}`);
    return undefined;
  }
  return value;
}

/** Secrets stand in one place: what stands in another would be changed there in vain. */
function secretProblems(
  endpointName: string,
  keyVault: string | undefined,
  env: Readonly<Record<string, string | undefined>>,
): readonly string[] {
  if (keyVault === undefined) return readEndpointSecrets(endpointName, env).problems;
  return secretSettings(endpointName)
    .filter((name) => env[name] !== undefined && env[name] !== "")
    .map(
      (name) => `${name} is set beside KEY_VAULT_URI, where the app reads secrets: remove one of the two.`,
    );
}

function missingConnection(plain: SettingName, identity: SettingName): string {
  return `Neither ${identity} nor ${plain} is set. ${SETTINGS[identity].means}`;
}
