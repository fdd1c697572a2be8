import { membersOf } from "../json-members.ts";

/**
 * The name of the blob that a notice of Storage is about, in CloudEvents or in Event Grid's own schema; absent when it
 * is about another container, or is no notice.
 * (https://learn.microsoft.com/azure/event-grid/event-schema-blob-storage)
 */
export function noticedBlob(bytes: Uint8Array, container: string): string | undefined {
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return undefined;
  }
  const { type, eventType, subject } = membersOf(Array.isArray(value) ? value[0] : value);
  const begins = `/blobServices/default/containers/${container}/blobs/`;
  const isNotice = type === CREATED || eventType === CREATED;
  return isNotice && typeof subject === "string" && subject.startsWith(begins)
    ? subject.slice(begins.length)
    : undefined;
}

const CREATED = "Microsoft.Storage.BlobCreated";
