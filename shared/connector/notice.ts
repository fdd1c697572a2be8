import type { JsonObject } from "../cloudevents/event-draft.ts";

/** The name under which the connector's own messages wait on the queue; no endpoint of the settings can have it. */
export const OWN_ENDPOINT = "$connector";

const OWN_TYPES = "com.dynamics365.connector.";

/** What the connector tells of itself, each with the schema of its data. */
export const HAPPENINGS = {
  "deadletter.created": "connector/dead-letter/1.0.json",
  "organization.quarantined": "connector/organization-quarantine/1.0.json",
  "contract.drifted": "connector/contract-drift/1.0.json",
  "registration.drifted": "connector/registration-drift/1.0.json",
} as const satisfies Record<string, string>;

export type Happening = keyof typeof HAPPENINGS;

/** Something that people should hear of, told as an event like any other. */
export interface Notice {
  readonly happening: Happening;
  /** What it happened to, such as `deadletter/<key>`. */
  readonly subject: string;
  /** With the subject, its cause: told again with an equal one it is the same event, and goes out once, as it was told first. */
  readonly cause: readonly string[];
  readonly atMs: number;
  readonly data: JsonObject;
}

/** The type of the event that tells a happening. */
export function ownType(happening: Happening): string {
  return `${OWN_TYPES}${happening}.v1`;
}

export function isOwnType(type: string): boolean {
  return type.startsWith(OWN_TYPES);
}

/** `2026-11-23T09Z`: part of the cause of what is told once an hour. */
export function hourOf(atMs: number): string {
  return `${new Date(atMs).toISOString().slice(0, "2026-11-23T09".length)}Z`;
}
