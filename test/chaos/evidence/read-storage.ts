import { TableClient, TableServiceClient } from "@azure/data-tables";
import { BlobServiceClient } from "@azure/storage-blob";
import { OWN_ENDPOINT } from "../../../shared/connector/notice.ts";
import { NAMES } from "../../../shared/settings/names.ts";
import { guidsIn } from "../judge/events-by-mark.ts";
import type { ClaimRow, DeadLetterRow } from "./evidence.ts";

/** A table a week of event time, and one for the rest. */
const LEDGER_TABLE = /^ledger(?:[0-9]{8}|undated)$/;
const INSECURE = { allowInsecureConnection: true };

/** The dead letters, each with the ids in its body. */
export async function readDeadLetters(storage: string): Promise<readonly DeadLetterRow[]> {
  const table = TableClient.fromConnectionString(storage, NAMES.deadLettersTable, INSECURE);
  const blobs = BlobServiceClient.fromConnectionString(storage).getContainerClient(
    NAMES.deadLettersContainer,
  );
  const rows: DeadLetterRow[] = [];
  for await (const { rowKey, code, attempts, eventId, bodyName, endpoint } of table.listEntities<
    Record<string, unknown>
  >()) {
    if (endpoint === OWN_ENDPOINT) continue;
    const body =
      typeof bodyName === "string" && bodyName !== ""
        ? await blobs.getBlobClient(bodyName).downloadToBuffer()
        : Buffer.alloc(0);
    rows.push({
      arrival: String(rowKey),
      code: String(code),
      attempts: Number(attempts),
      eventId: String(eventId),
      marks: guidsIn(body.toString()),
    });
  }
  return rows;
}

/** Every claim of the ledger, in all its tables. */
export async function readClaims(storage: string): Promise<readonly ClaimRow[]> {
  const names: string[] = [];
  for await (const { name } of TableServiceClient.fromConnectionString(storage, INSECURE).listTables()) {
    if (name !== undefined && LEDGER_TABLE.test(name)) names.push(name);
  }
  const claims: ClaimRow[] = [];
  for (const name of names) {
    const table = TableClient.fromConnectionString(storage, name, INSECURE);
    const queryOptions = { select: ["eventId", "state", "leaseUntil"] };
    for await (const { eventId, state, leaseUntil } of table.listEntities<Record<string, unknown>>({
      queryOptions,
    })) {
      if (typeof state !== "string") continue;
      claims.push({ eventId: String(eventId), state, leaseUntilMs: Date.parse(String(leaseUntil)) });
    }
  }
  return claims;
}
