/** One app setting: what it means, and what holds when it is absent. */
interface SettingShape {
  /** How its text is read. Whole numbers are not negative. */
  readonly reads: "text" | "secret" | "url" | "whole";
  /** The value when the setting is absent; `undefined` where the setting may stay absent. */
  readonly default?: string;
  readonly required?: true;
  readonly means: string;
}

/**
 * Every app setting of the connector but the endpoints' secrets (see `secretSettings` and `clientStateSettings`).
 *
 * A connection is either one connection string, or the host's own form for identities with a double underscore:
 * https://learn.microsoft.com/azure/azure-functions/functions-reference#configure-an-identity-based-connection
 */
export const SETTINGS = {
  ENDPOINTS: {
    reads: "text",
    required: true,
    means:
      "The endpoints as a JSON array: name, kind, environment, webhook, queueFormat, finopsEnvironment, organizations, applicationUsers, loopDepth, loops.",
  },
  SCHEMA_BASE_URL: {
    reads: "url",
    required: true,
    means:
      "What `dataschema` begins with; the path under schemas/ follows. Consumers should be able to read it.",
  },
  STRICT_CONTRACTS: {
    reads: "text",
    default: "",
    means:
      "Types of events that become dead letters when their row does not fit an imported contract, with commas between; `*` stands for anything.",
  },
  KEEP_OLD_VERSIONS: {
    reads: "text",
    default: "*",
    means:
      "Types of events that are still published in their older version beside a newer one, with commas between; `*` stands for anything.",
  },
  SCHEMAS_KEY: {
    reads: "secret",
    means:
      "What opens the imported contracts under /api/schemas/imported; at least 16 characters. Absent: they are not served.",
  },
  DATAREF_ABOVE_BYTES: {
    reads: "whole",
    default: "65536",
    means: "An event above so many bytes travels with a reference to its data in the place of them.",
  },
  SERVICE_BUS_CORE: {
    reads: "secret",
    means: "Connection string of the namespace with the queue inbound; for local use.",
  },
  SERVICE_BUS_CORE__fullyQualifiedNamespace: {
    reads: "text",
    means: "Host name of the namespace with the queue inbound, reached by identity.",
  },
  SERVICE_BUS_EDGE: {
    reads: "secret",
    means: "Connection string of the namespace with the queues from-<endpoint>; for local use.",
  },
  SERVICE_BUS_EDGE__fullyQualifiedNamespace: {
    reads: "text",
    means: "Host name of the namespace with the queues from-<endpoint>, reached by identity.",
  },
  DATA_STORAGE: {
    reads: "secret",
    means: "Connection string of the storage account for ledger, dead letters and bodies; for local use.",
  },
  DATA_STORAGE__blobServiceUri: {
    reads: "url",
    means: "Blob service of that storage account, reached by identity.",
  },
  DATA_STORAGE__tableServiceUri: {
    reads: "url",
    means: "Table service of that storage account, reached by identity.",
  },
  EVENT_GRID_TOPIC_ENDPOINT: {
    reads: "url",
    required: true,
    means: "Endpoint of the Event Grid topic, with CloudEvents as its input schema.",
  },
  EVENT_GRID_TOPIC_KEY: {
    reads: "secret",
    means: "Key of the topic; for local use. Absent: the topic is reached by identity.",
  },
  AZURE_CLIENT_ID: {
    reads: "text",
    means: "Client id of the app's user-assigned identity. Absent: the environment's default identity.",
  },
  KEY_VAULT_URI: {
    reads: "url",
    means:
      "Key vault with the endpoints' secrets, read by identity. Absent: they are settings of their own, for local use.",
  },
  DEAD_LETTER_RETENTION_DAYS: {
    reads: "whole",
    default: "90",
    means:
      "For how many days a dead letter is kept after it was resolved or discarded; others are kept for ever.",
  },
  LOCK_MS: {
    reads: "whole",
    default: "300000",
    means: "Lock duration of the inward queues, in milliseconds, as deployed.",
  },
  LEASE_MS: {
    reads: "whole",
    default: "360000",
    means: "How long a claim in the ledger holds, in milliseconds.",
  },
  BATCH_DEADLINE_MS: {
    reads: "whole",
    default: "240000",
    means: "How long one batch may work, in milliseconds; what is not done by then is tried again.",
  },
  RETRY_FIRST_MS: {
    reads: "whole",
    default: "5000",
    means: "Ceiling of the first retry's delay, in milliseconds; it doubles with each attempt.",
  },
  RETRY_CAP_MS: {
    reads: "whole",
    default: "900000",
    means: "Highest ceiling of a retry's delay, in milliseconds.",
  },
  RETRY_ATTEMPTS: {
    reads: "whole",
    default: "12",
    means: "How many times a message is handled before it becomes a dead letter.",
  },
  CIRCUIT_FAILURES: {
    reads: "whole",
    default: "3",
    means:
      "After so many publications in a row of which the topic took nothing, an instance stops publishing.",
  },
  CIRCUIT_PROBE_MS: {
    reads: "whole",
    default: "10000",
    means: "How long it then waits before it tries one event, in milliseconds; doubles up to eight times.",
  },
  CIRCUIT_RATE: {
    reads: "whole",
    default: "50",
    means:
      "How many events a second it publishes when the topic is back; doubles with each CIRCUIT_PROBE_MS.",
  },
  IN_FLIGHT_BYTES: {
    reads: "whole",
    default: "67108864",
    means:
      "How many bytes the webhook requests under way may hold together in one instance; above that, senders hear 503.",
  },
  SPOOL_SCHEDULE: {
    reads: "text",
    default: "*/30 * * * * *",
    means: "When what waits in the spool is moved to the queue inbound: NCRONTAB, six fields.",
  },
  LEDGER_RETENTION_DAYS: {
    reads: "whole",
    default: "30",
    means: "How long the ledger keeps an event after the week that it happened in, in days.",
  },
  DUPLICATE_WINDOW_DAYS: {
    reads: "whole",
    default: "7",
    means: "How long after the last write beside it an event is at least known as a repeat, in days.",
  },
  MEASURE_SCHEDULE: {
    reads: "text",
    default: "0 * * * * *",
    means: "When it is measured what waits: NCRONTAB, six fields.",
  },
  REGISTRATION_ENVIRONMENT: {
    reads: "text",
    default: "",
    means:
      "Which environment of the deployed d365-events.yaml the app looks after, with the rights of its identity. Empty: none.",
  },
  DRIFT_SCHEDULE: {
    reads: "text",
    default: "0 27 * * * *",
    means: "When what is registered is compared with the file: NCRONTAB, six fields.",
  },
  RENEW_SCHEDULE: {
    reads: "text",
    default: "0 13 * * * *",
    means: "When subscriptions of Business Central are looked after: NCRONTAB, six fields.",
  },
  RENEW_BELOW_MS: {
    reads: "whole",
    default: "129600000",
    means: "A subscription with less of its three days left is renewed, in milliseconds.",
  },
} as const satisfies Record<string, SettingShape>;

export type SettingName = keyof typeof SETTINGS;

/** The two app settings that hold the secrets of one endpoint where no key vault does; the second may be absent. */
export function secretSettings(endpointName: string): SettingPair {
  return settingPair("SECRET", endpointName);
}

/** The two app settings that hold the client states of a Business Central endpoint's subscriptions. */
export function clientStateSettings(endpointName: string): SettingPair {
  return settingPair("CLIENT_STATE", endpointName);
}

type SettingPair = readonly [primary: string, secondary: string];

function settingPair(prefix: string, endpointName: string): SettingPair {
  const stem = `${prefix}_${endpointName.toUpperCase().replaceAll("-", "_")}`;
  return [`${stem}_PRIMARY`, `${stem}_SECONDARY`];
}
