import { randomUUID } from "node:crypto";
import { writeContextJson } from "../../../local/dynamics/writers/write-json.ts";
import { dataverseChange } from "../messages/dataverse-change.ts";

export interface LoadMessage {
  /** Stands in the body and in the text of its event. */
  readonly mark: string;
  readonly body: Buffer;
}

/** Makes a fresh change each time, by writing new ids into one text: making load must cost little. */
export function loadMessages(atMs: number): () => LoadMessage {
  const [mark, rowId, operationId] = [randomUUID(), randomUUID(), randomUUID()];
  const text = writeContextJson(dataverseChange({ rowId, operationId, mark, atMs, newId: randomUUID }));
  return () => {
    const fresh = randomUUID();
    const body = text
      .replaceAll(mark, fresh)
      .replaceAll(rowId, randomUUID())
      .replaceAll(operationId, randomUUID());
    return { mark: fresh, body: Buffer.from(body) };
  };
}

/** The mark in an event's text. */
export function markOf(text: string): string {
  return /"new_mark":"([^"]+)"/.exec(text)?.[1] ?? "";
}
