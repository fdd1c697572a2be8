import { connection } from "./connection.ts";
import { readClientStates, readEndpointSecrets } from "./endpoint-secrets.ts";
import { readEndpoints } from "./endpoints.ts";
import { RULES } from "./rules.ts";
import type { Connection, Settings } from "./settings.ts";
import { clientStateSettings, SETTINGS, type SettingName, secretSettings } from "./shape.ts";

/** A Key Vault reference that the platform could not resolve reaches the app as its own text. */
const UNRESOLVED = /^@Microsoft\.KeyVault\(/i;

const DAY_MS = 24 * 60 * 60 * 1000;

export type SettingsReading =
  | { readonly kind: "settings"; readonly settings: Settings }
  | {
      readonly kind: "problems";
      readonly problems: readonly string[];
      /** The same, in parts. */
      readonly faults: readonly SettingFault[];
    };

/** What is wrong with a setting, and what to do. */
export interface SettingFault {
  readonly setting: string;
  readonly says: string;
  readonly fix: string;
  /** What the rule over several settings demands that does not hold; absent where a setting is wrong by itself. */
  readonly rule?: string;
}

/** Reads the app settings: frozen settings, or all problems at once. No message shows a secret's value. */
export function readSettings(env: Env): SettingsReading {
  const faults: SettingFault[] = [];
  const say = (setting: string, says: string, fix: string): void => void faults.push({ setting, says, fix });
  const text = (name: SettingName): string | undefined => readText(name, env[name], say);
  const whole = (name: SettingName): number => Number(text(name) ?? Number.NaN);

  const { endpoints, problems: endpointProblems } = readEndpoints(text("ENDPOINTS") ?? "[]");
  if (env.ENDPOINTS !== undefined)
    for (const problem of endpointProblems) say("ENDPOINTS", problem, IN_ENDPOINTS);
  const edge = connection("SERVICE_BUS_EDGE", "SERVICE_BUS_EDGE__fullyQualifiedNamespace", text);
  if (edge === undefined && endpoints.some((endpoint) => endpoint.queueFormat !== undefined)) {
    sayMissing("SERVICE_BUS_EDGE", "SERVICE_BUS_EDGE__fullyQualifiedNamespace", say);
  }
  const keyVault = text("KEY_VAULT_URI");
  for (const endpoint of endpoints) {
    const clientStates =
      endpoint.kind === "businesscentral" ? readClientStates(endpoint.name, env).problems : [];
    if (endpoint.webhook) saySecrets(endpoint.name, keyVault, env, say);
    for (const problem of clientStates) say(clientStateSettings(endpoint.name)[0], problem, IN_SECRETS);
  }
  const required = (plain: SettingName, identity: SettingName): Connection => {
    const found = connection(plain, identity, text);
    if (found === undefined) sayMissing(plain, identity, say);
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
    registration: {
      environment: text("REGISTRATION_ENVIRONMENT") || undefined,
      driftSchedule: text("DRIFT_SCHEDULE") ?? "",
      renewSchedule: text("RENEW_SCHEDULE") ?? "",
      renewBelowMs: whole("RENEW_BELOW_MS"),
    },
  };
  const wrong = new Set(faults.map(({ setting }) => setting));
  for (const { of, demands, fix, holds } of RULES) {
    // What a setting that is wrong by itself would do to a rule says nothing.
    if (of.some((name) => wrong.has(name)) || holds(settings)) continue;
    faults.push({ setting: of[0] ?? "", says: demands, fix, rule: demands });
  }
  if (faults.length === 0) return { kind: "settings", settings: Object.freeze(settings) };
  return {
    kind: "problems",
    problems: [...new Set(faults.map(({ says, fix }) => `${says} ${fix}`))],
    faults,
  };
}

/** Where to look, and what to do. */
const IN_ENDPOINTS = "Correct it in ENDPOINTS; docs/settings.md says what each member is.";
const IN_SECRETS = "Make one with «openssl rand -hex 32», and give it to the sender as well.";

type Env = Readonly<Record<string, string | undefined>>;
type Say = (setting: string, says: string, fix: string) => void;

function readText(name: SettingName, given: string | undefined, say: Say): string | undefined {
  const shape: (typeof SETTINGS)[SettingName] & { default?: string; required?: true } = SETTINGS[name];
  const value = given === undefined || given === "" ? shape.default : given;
  if (value === undefined) {
    if (shape.required) say(name, `${name} is missing.`, `Set it. ${shape.means}`);
    return undefined;
  }
  if (UNRESOLVED.test(value)) {
    say(
      name,
      `${name} is a Key Vault reference that was not resolved.`,
      "Check the app's access to the vault.",
    );
    return undefined;
  }
  if (shape.reads === "url" && !/^https?:$/.test(URL.parse(value)?.protocol ?? "")) {
    say(name, `${name} must be an absolute http(s) URL.`, `Correct it. ${shape.means}`);
    return undefined;
  }
  if (shape.reads === "whole" && !/^[0-9]{1,9}$/.test(value)) {
    say(name, `${name} must be a whole number of at most nine digits.`, `Correct it. ${shape.means}`);
    return undefined;
  }
  return value;
}

/** Secrets stand in one place: what stands in another would be changed there in vain. */
function saySecrets(endpointName: string, keyVault: string | undefined, env: Env, say: Say): void {
  const [primary, secondary] = secretSettings(endpointName);
  if (keyVault === undefined) {
    for (const problem of readEndpointSecrets(endpointName, env).problems) say(primary, problem, IN_SECRETS);
    return;
  }
  for (const name of [primary, secondary].filter((each) => env[each]))
    say(name, `${name} is set beside KEY_VAULT_URI, where the app reads secrets.`, "Remove one of the two.");
}

function sayMissing(plain: SettingName, identity: SettingName, say: Say): void {
  say(plain, `Neither ${identity} nor ${plain} is set.`, `Set the first. ${SETTINGS[identity].means}`);
}
