import {
  appendFileSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type Journal, openJournal } from "../../../../local/servicebus/journal/journal.ts";
import { NO_PROPERTIES, type QueuedMessage } from "../../../../local/servicebus/queues/message.ts";

let directory: string;
let journal: Journal;
const file = (): string => join(directory, "service-bus.journal");

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), "journal-"));
  journal = open();
});
afterEach(() => {
  journal.close();
  rmSync(directory, { recursive: true, force: true });
});

function open(nowMs = 0, spareBytes = 1_000_000): Journal {
  return openJournal({ directory, nowMs: () => nowMs, spareBytes });
}

function reopen(nowMs = 0): Journal {
  journal.close();
  journal = open(nowMs);
  return journal;
}

function message(sequence: number, changes: Partial<QueuedMessage> = {}): QueuedMessage {
  return {
    sequence,
    firstSequence: sequence,
    content: {
      bytes: Buffer.from(`bytes ${sequence}`),
      messageId: String(sequence),
      sessionId: undefined,
      ttlMs: undefined,
      scheduledAtMs: undefined,
    },
    enqueuedAtMs: 5,
    expiresAtMs: undefined,
    deliveryCount: 0,
    state: "active",
    properties: NO_PROPERTIES,
    deadLetter: undefined,
    ...changes,
  };
}

describe("a journal", () => {
  it("gives back what was kept, as it was last", () => {
    const log = journal.logOf("q");
    const changed = message(2, {
      deliveryCount: 3,
      state: "deferred",
      properties: new Map([["a", Buffer.of(1, 2)]]),
      deadLetter: { reason: "r", description: undefined },
    });
    for (const sequence of [1, 2, 3]) log.kept(message(sequence));
    log.changed(changed);
    log.removed(1);
    log.sessionState("s", Buffer.from("half"));
    log.sessionState("t", Buffer.from("gone"));
    log.sessionState("t", undefined);
    log.seen("id", 1_000);
    expect(reopen().remembered.get("q")).toEqual({
      messages: [changed, message(3)],
      sessionStates: new Map([["s", Buffer.from("half")]]),
      seen: new Map([["id", 1_000]]),
      lastSequence: 3,
    });
  });

  it("keeps queues apart", () => {
    journal.logOf("q").kept(message(1));
    journal.logOf("r").kept(message(2));
    expect(reopen().remembered.get("q")?.messages).toEqual([message(1)]);
  });

  it("never gives a number twice, though no message shows the last one any more", () => {
    const log = journal.logOf("q");
    log.kept(message(7));
    log.removed(7);
    reopen();
    expect(reopen().remembered.get("q")).toMatchObject({ messages: [], lastSequence: 7 });
  });

  it("forgets ids whose window is over", () => {
    journal.logOf("q").seen("id", 1_000);
    reopen(1_000);
    expect(reopen().remembered.get("q")?.seen.size).toBe(0);
  });

  it("leaves out a record that was cut in the middle, and goes on behind the last whole one", () => {
    const log = journal.logOf("q");
    log.kept(message(1));
    log.kept(message(2));
    journal.close();
    truncateSync(file(), statSync(file()).size - 3);
    journal = open();
    expect(journal.remembered.get("q")?.messages).toEqual([message(1)]);
    journal.logOf("q").kept(message(3));
    expect(reopen().remembered.get("q")?.messages).toEqual([message(1), message(3)]);
  });

  it("leaves out rubbish at its end", () => {
    journal.logOf("q").kept(message(1));
    journal.close();
    appendFileSync(file(), Buffer.alloc(100));
    expect(reopen().remembered.get("q")?.messages).toEqual([message(1)]);
  });

  it("writes itself anew when most of it is history, and loses nothing then", () => {
    journal.close();
    journal = open(0, 10_000);
    const log = journal.logOf("q");
    log.kept(message(1));
    for (let sequence = 2; sequence < 500; sequence += 1) {
      log.kept(message(sequence));
      log.removed(sequence);
    }
    expect(statSync(file()).size).toBeLessThan(12_000);
    log.kept(message(500));
    expect(reopen().remembered.get("q")?.messages).toEqual([message(1), message(500)]);
  });

  it("refuses a file that it did not write, and leaves it as it is", () => {
    journal.close();
    writeFileSync(file(), "something else");
    expect(() => open()).toThrow(/expected a journal of this version.*Use another directory/);
    expect(readFileSync(file(), "utf8")).toBe("something else");
  });
});
