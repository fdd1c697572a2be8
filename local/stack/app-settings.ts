import { SETTINGS, type SettingName, secretSettings } from "../../shared/settings/shape.ts";

/** The endpoints of the run: each can post, and send to its queue if its kind does. */
export const ENDPOINTS = [
  {
    name: "dataverse",
    kind: "dataverse",
    environment: "contoso.crm4.dynamics.com",
    webhook: true,
    queueFormat: "json",
  },
  {
    name: "finops",
    kind: "finops",
    environment: "contoso.operations.dynamics.com",
    webhook: true,
    queueFormat: "json",
  },
  {
    name: "businesscentral",
    kind: "businesscentral",
    environment: "contoso-production",
    webhook: true,
  },
  {
    name: "aif",
    kind: "aif",
    environment: "contoso-ax",
    webhook: true,
    queueFormat: "xml",
  },
] as const;

export type EndpointName = (typeof ENDPOINTS)[number]["name"];
/** The endpoints that have a queue. */
export type SenderName = Extract<(typeof ENDPOINTS)[number], { readonly queueFormat: string }>["name"];

/** What the app has to reach, and how fast its clock's rules run. */
export interface AppFacts {
  readonly functionsUrl: string;
  readonly serviceBus: string;
  readonly storage: string;
  readonly topic: { readonly endpoint: string; readonly key: string };
  readonly secrets: Readonly<Record<EndpointName, string>>;
  readonly timeScale: number;
}

/** Known to anybody, like the names of the run: what it opens describes the model of whoever runs it. */
const SCHEMAS_KEY = "local-schemas-key";

/** Every app setting of the connector for a run, as its process gets them. */
export function appSettings(facts: AppFacts): Readonly<Record<string, string>> {
  const { serviceBus, storage, topic, secrets, timeScale } = facts;
  return {
    FUNCTIONS_WORKER_RUNTIME: "node",
    AzureWebJobsStorage: storage,
    ENDPOINTS: JSON.stringify(ENDPOINTS),
    ...Object.fromEntries(ENDPOINTS.map(({ name }) => [secretSettings(name)[0], secrets[name]])),
    SCHEMA_BASE_URL: `${facts.functionsUrl}/api/schemas`,
    STRICT_CONTRACTS: SETTINGS.STRICT_CONTRACTS.default,
    KEEP_OLD_VERSIONS: SETTINGS.KEEP_OLD_VERSIONS.default,
    SCHEMAS_KEY,
    DATAREF_ABOVE_BYTES: SETTINGS.DATAREF_ABOVE_BYTES.default,
    SERVICE_BUS_CORE: serviceBus,
    SERVICE_BUS_EDGE: serviceBus,
    DATA_STORAGE: storage,
    EVENT_GRID_TOPIC_ENDPOINT: topic.endpoint,
    EVENT_GRID_TOPIC_KEY: topic.key,
    DEAD_LETTER_RETENTION_DAYS: SETTINGS.DEAD_LETTER_RETENTION_DAYS.default,
    ...scaledTimes(timeScale),
    RETRY_ATTEMPTS: SETTINGS.RETRY_ATTEMPTS.default,
    CIRCUIT_FAILURES: SETTINGS.CIRCUIT_FAILURES.default,
    // A second of the run is shorter, so more of its events fit one of ours.
    CIRCUIT_RATE: String(Math.max(1, Math.floor(Number(SETTINGS.CIRCUIT_RATE.default) / timeScale))),
    IN_FLIGHT_BYTES: SETTINGS.IN_FLIGHT_BYTES.default,
    SPOOL_SCHEDULE: everySeconds(30 * timeScale),
    LEDGER_RETENTION_DAYS: SETTINGS.LEDGER_RETENTION_DAYS.default,
    DUPLICATE_WINDOW_DAYS: SETTINGS.DUPLICATE_WINDOW_DAYS.default,
    MEASURE_SCHEDULE: everySeconds(60 * timeScale),
    DRIFT_SCHEDULE: SETTINGS.DRIFT_SCHEDULE.default,
    RENEW_SCHEDULE: everySeconds(3_600 * timeScale),
    RENEW_BELOW_MS: String(Math.max(1, Math.floor(Number(SETTINGS.RENEW_BELOW_MS.default) * timeScale))),
  };
}

const TIMES = [
  "LOCK_MS",
  "LEASE_MS",
  "BATCH_DEADLINE_MS",
  "RETRY_FIRST_MS",
  "RETRY_CAP_MS",
  "CIRCUIT_PROBE_MS",
] as const;

/** Rounded down, which keeps a deadline inside its lock. */
function scaledTimes(timeScale: number): Readonly<Record<string, string>> {
  const scaled = (name: SettingName & (typeof TIMES)[number]) =>
    String(Math.max(1, Math.floor(Number(SETTINGS[name].default) * timeScale)));
  return Object.fromEntries(TIMES.map((name) => [name, scaled(name)]));
}

/** NCRONTAB knows no time below a second, and no step above 59 of them. */
function everySeconds(seconds: number): string {
  const whole = Math.min(59, Math.floor(seconds));
  return whole <= 1 ? "* * * * * *" : `*/${whole} * * * * *`;
}
