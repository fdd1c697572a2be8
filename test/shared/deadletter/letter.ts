import type { DeadLetter } from "../../../shared/deadletter/dead-letters.ts";

/** A dead letter like those that the pipeline makes. */
export const LETTER: DeadLetter = {
  arrival: "018c0000000-0123456789abcdef0123456789abcdef",
  endpoint: "sales",
  kind: "dataverse",
  path: "webhook",
  receivedAtMs: Date.UTC(2026, 10, 23, 9),
  code: "PAYLOAD_MALFORMED",
  reason: "Expected a JSON value at offset 3, got «x».",
  step: "understand",
  attempts: 1,
  history: [],
  contentType: "application/json",
  headers: { "x-request-id": "1" },
  properties: {},
  body: Buffer.from("random bytes"),
  bodyLength: 12,
  event: undefined,
};
