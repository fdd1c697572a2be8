import type { Endpoint } from "./endpoint.ts";

/** How a service is reached: by its connection string (locally), or by its address and the app's identity. */
export type Connection =
  | { readonly kind: "connectionString"; readonly text: string }
  | { readonly kind: "identity"; readonly address: string };

/** The settings as the connector uses them: read once, all valid, frozen. Times in milliseconds. */
export interface Settings {
  readonly endpoints: readonly Endpoint[];
  /** Without a slash at its end. */
  readonly schemaBaseUrl: string;
  /** The types whose rows must fit their imported contract. */
  readonly strictContracts: string;
  /** The types that go out in their older version, too. */
  readonly keepOldVersions: string;
  /** Opens the imported contracts. */
  readonly schemasKey: string | undefined;
  /** An event above it travels with a reference to its data. */
  readonly dataRefAboveBytes: number;
  readonly serviceBusCore: Connection;
  /** Absent when no endpoint sends to a queue. */
  readonly serviceBusEdge: Connection | undefined;
  readonly blobs: Connection;
  readonly tables: Connection;
  readonly topic: { readonly endpoint: string; readonly key: string | undefined };
  readonly clientId: string | undefined;
  /** Where the endpoints' secrets are; absent where they are settings. */
  readonly keyVault: string | undefined;
  /** How long a dead letter is kept after its end. */
  readonly deadLetterRetentionMs: number;
  readonly times: Times;
  /** How many times a message is handled before it becomes a dead letter. */
  readonly attempts: number;
  /** When an instance stops publishing, and how it begins again. */
  readonly circuit: {
    readonly failures: number;
    readonly probeMs: number;
    readonly ratePerSecond: number;
  };
  /** What all requests under way may hold together. */
  readonly inFlightBytes: number;
  /** NCRONTAB with six fields. */
  readonly spoolSchedule: string;
  readonly measureSchedule: string;
  readonly registration: RegistrationSettings;
  readonly retention: Retention;
}

/** What the app looks after of what is registered with Dynamics. */
interface RegistrationSettings {
  /** Of d365-events.yaml; absent: nothing is looked after. */
  readonly environment: string | undefined;
  readonly driftSchedule: string;
  readonly renewSchedule: string;
  readonly renewBelowMs: number;
}

/** How long the ledger keeps events. */
export interface Retention {
  readonly retentionMs: number;
  readonly windowMs: number;
}

export interface Times {
  readonly lockMs: number;
  readonly leaseMs: number;
  readonly batchDeadlineMs: number;
  readonly retryFirstMs: number;
  readonly retryCapMs: number;
}
