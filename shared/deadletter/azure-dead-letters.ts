import type { TableClient } from "@azure/data-tables";
import type { Bodies } from "../bodies/bodies.ts";
import { Failure, shownError } from "../failure/failure.ts";
import { FAILURES } from "../failure/failures.ts";
import { restStatus } from "../failure/rest-status.ts";
import { retryAfter } from "../failure/retry-after.ts";
import type { DeadLetter, DeadLetters } from "./dead-letters.ts";
import { fingerprint } from "./fingerprint.ts";

/** The version of what we write. */
const ROW_VERSION = 1;
/** A text column holds 64 KiB of UTF-16, and a row 1 MiB. */
const LONGEST_TEXT = 30_000;

interface AzureDeadLettersPorts {
  /** The table `deadletters`. */
  readonly table: () => Promise<TableClient>;
  /** The container `dead-letters`. */
  readonly bodies: Bodies;
}

/** Dead letters as a blob each, and a row that says what is in it: the blob first, so that no row points nowhere. */
export function azureDeadLetters(ports: AzureDeadLettersPorts): DeadLetters {
  return {
    async keep(letter, nowMs) {
      const seen = new Date(nowMs).toISOString();
      const bodyName = letter.body === undefined ? "" : `${monthOf(letter.receivedAtMs)}/${letter.arrival}`;
      if (letter.body !== undefined) await ports.bodies.put(bodyName, letter.body);
      const keys = { partitionKey: monthOf(letter.receivedAtMs), rowKey: letter.arrival };
      const columns = { ...keys, ...rowOf(letter), bodyName, lastSeen: seen };
      try {
        const table = await ports.table();
        try {
          await table.createEntity({ ...columns, state: "new", firstSeen: seen });
        } catch (error) {
          if (restStatus(error) !== 409) throw error;
          // The same arrival again: what an operator has done to it since (state, first seen) stays.
          await table.updateEntity(columns, "Merge");
        }
      } catch (error) {
        throw new Failure(
          "STORAGE_UNAVAILABLE",
          `Expected Table Storage to keep a dead letter, got: ${shownError(error)}. ${FAILURES.STORAGE_UNAVAILABLE.next}`,
          { cause: error, ...retryAfter(error) },
        );
      }
    },
  };
}

function rowOf(letter: DeadLetter): Readonly<Record<string, string | number>> {
  return {
    v: ROW_VERSION,
    code: letter.code,
    reason: letter.reason.slice(0, LONGEST_TEXT),
    step: letter.step,
    fingerprint: fingerprint(letter),
    endpoint: letter.endpoint,
    kind: letter.kind ?? "",
    path: letter.path,
    receivedAt: new Date(letter.receivedAtMs).toISOString(),
    attempts: letter.attempts,
    history: JSON.stringify(letter.history).slice(0, LONGEST_TEXT),
    contentType: letter.contentType ?? "",
    headers: JSON.stringify(letter.headers).slice(0, LONGEST_TEXT),
    properties: JSON.stringify(letter.properties).slice(0, LONGEST_TEXT),
    bodyLength: letter.bodyLength,
    eventId: letter.event?.id ?? "",
    eventType: letter.event?.type ?? "",
    eventSource: letter.event?.source ?? "",
    eventSubject: letter.event?.subject ?? "",
  };
}

/** `202611`: the partition of a month, and the folder of its blobs. */
function monthOf(timeMs: number): string {
  return new Date(timeMs).toISOString().slice(0, 7).replace("-", "");
}
