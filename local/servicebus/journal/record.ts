import { deserialize, serialize } from "node:v8";
import { crc32 } from "node:zlib";
import type { QueuedMessage } from "../queues/message.ts";

/** One change that must survive the process. `at` is the path of the queue or topic that changed. */
export type JournalRecord =
  | { readonly kind: "kept"; readonly at: string; readonly message: QueuedMessage }
  /** What a message consists of never changes, so it is not written again. */
  | { readonly kind: "changed"; readonly at: string; readonly message: Omit<QueuedMessage, "content"> }
  | { readonly kind: "removed"; readonly at: string; readonly sequence: number }
  | {
      readonly kind: "session";
      readonly at: string;
      readonly id: string;
      readonly state: Uint8Array | undefined;
    }
  | { readonly kind: "seen"; readonly at: string; readonly id: string; readonly untilMs: number }
  /** The greatest sequence number that was given, where no message shows it any more. */
  | { readonly kind: "counter"; readonly at: string; readonly sequence: number };

/** Stands before the first record; a later format gets another number. */
export const JOURNAL_HEADER: Buffer = Buffer.from("d365-events service bus journal 1\n");

/** Before each record stand its length and its checksum. */
const PREFIX_BYTES = 8;

/** A record as V8 serialises it: exact for bytes, maps and absent members, and readable by later versions of Node. */
export function encodeRecord(record: JournalRecord): Buffer {
  const content = serialize(record);
  const bytes = Buffer.allocUnsafe(PREFIX_BYTES + content.length);
  bytes.writeUInt32BE(content.length, 0);
  bytes.writeUInt32BE(crc32(content), 4);
  content.copy(bytes, PREFIX_BYTES);
  return bytes;
}

/** The records of a journal, up to the first that is torn: the process ended while it was written. */
export function* readRecords(journal: Buffer): Generator<JournalRecord> {
  let start = JOURNAL_HEADER.length;
  while (start + PREFIX_BYTES <= journal.length) {
    const end = start + PREFIX_BYTES + journal.readUInt32BE(start);
    // A copy: what V8 reads are views, and a single message must not keep the whole file in memory.
    const content = Buffer.from(journal.subarray(start + PREFIX_BYTES, end));
    // No record is empty, but a file may end in zeros, whose checksum is right.
    if (content.length === 0 || end > journal.length) return;
    if (crc32(content) !== journal.readUInt32BE(start + 4)) return;
    // The header names the format and the checksum vouches for the bytes: this is what encodeRecord wrote.
    yield deserialize(content) as JournalRecord;
    start = end;
  }
}
