import { closeSync, existsSync, mkdirSync, openSync, readFileSync, renameSync, writeSync } from "node:fs";
import { join } from "node:path";
import type { MessageLog, Remembered } from "../queues/message-log.ts";
import { journalMemory } from "./memory.ts";
import { encodeRecord, JOURNAL_HEADER, type JournalRecord, readRecords } from "./record.ts";

/** The queues on disk: an append-only file that is written anew when most of it is history. */
export interface Journal {
  readonly remembered: ReadonlyMap<string, Remembered>;
  logOf(path: string): MessageLog;
  close(): void;
}

export interface JournalOptions {
  readonly directory: string;
  readonly nowMs: () => number;
  /** The file is written anew when it has grown to twice what it was, and by so many bytes. */
  readonly spareBytes?: number;
}

const FILE = "service-bus.journal";
const SPARE_BYTES = 16 * 1_024 * 1_024;

/**
 * Opens the journal of a directory, which is made when it is missing.
 *
 * A record is with the operating system when a call of the log returns, so what was answered to a client survives
 * the death of this process. There is no fsync: the death of the machine may cost the last seconds.
 */
export function openJournal({ directory, nowMs, spareBytes = SPARE_BYTES }: JournalOptions): Journal {
  const file = join(directory, FILE);
  const memory = journalMemory();
  mkdirSync(directory, { recursive: true });
  if (existsSync(file)) {
    const bytes = readFileSync(file);
    refuseForeign(bytes, file);
    for (const record of readRecords(bytes)) memory.apply(record);
  }
  const remembered = memory.remembered();
  let descriptor: number | undefined;
  let compactBytes = 0;
  let bytes = 0;
  compact();

  /** Writes a new file beside the old one and puts it in its place at once. */
  function compact(): void {
    const fresh = openSync(`${file}.new`, "w");
    bytes = writeSync(fresh, JOURNAL_HEADER);
    for (const record of memory.records(nowMs())) bytes += writeSync(fresh, encodeRecord(record));
    // Windows replaces no file that is open.
    if (descriptor !== undefined) closeSync(descriptor);
    renameSync(`${file}.new`, file);
    descriptor = fresh;
    compactBytes = bytes;
  }

  function append(record: JournalRecord): void {
    if (descriptor === undefined) throw new Error(`The journal ${file} is closed.`);
    memory.apply(record);
    bytes += writeSync(descriptor, encodeRecord(record));
    if (bytes > 2 * compactBytes + spareBytes) compact();
  }

  return {
    remembered,
    logOf: (at) => ({
      kept: (message) => append({ kind: "kept", at, message }),
      changed: ({ content: _, ...message }) => append({ kind: "changed", at, message }),
      removed: (sequence) => append({ kind: "removed", at, sequence }),
      sessionState: (id, state) => append({ kind: "session", at, id, state }),
      seen: (id, untilMs) => append({ kind: "seen", at, id, untilMs }),
    }),
    close() {
      if (descriptor !== undefined) closeSync(descriptor);
      descriptor = undefined;
    },
  };
}

function refuseForeign(bytes: Buffer, file: string): void {
  if (bytes.subarray(0, JOURNAL_HEADER.length).equals(JOURNAL_HEADER)) return;
  throw new Error(
    `${file}: expected a journal of this version, got a file that begins otherwise. ` +
      "Use another directory, or delete the file and with it the messages that it holds.",
  );
}
