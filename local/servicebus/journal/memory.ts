import type { QueuedMessage } from "../queues/message.ts";
import type { Remembered } from "../queues/message-log.ts";
import type { JournalRecord } from "./record.ts";

/** What all records together say. */
export interface JournalMemory {
  apply(record: JournalRecord): void;
  remembered(): ReadonlyMap<string, Remembered>;
  /** The fewest records that say the same. */
  records(nowMs: number): Generator<JournalRecord>;
}

interface Entity {
  readonly messages: Map<number, QueuedMessage>;
  readonly sessionStates: Map<string, Uint8Array>;
  readonly seen: Map<string, number>;
  lastSequence: number;
}

/** It holds the queues' own messages, not copies of them. */
export function journalMemory(): JournalMemory {
  const entities = new Map<string, Entity>();

  function entityAt(path: string): Entity {
    const before = entities.get(path);
    if (before !== undefined) return before;
    const entity = { messages: new Map(), sessionStates: new Map(), seen: new Map(), lastSequence: 0 };
    entities.set(path, entity);
    return entity;
  }

  return {
    apply(record) {
      const entity = entityAt(record.at);
      switch (record.kind) {
        case "kept":
          entity.messages.set(record.message.sequence, record.message);
          entity.lastSequence = Math.max(entity.lastSequence, record.message.sequence);
          break;
        case "changed": {
          const before = entity.messages.get(record.message.sequence);
          if (before !== undefined) entity.messages.set(before.sequence, { ...before, ...record.message });
          break;
        }
        case "removed":
          entity.messages.delete(record.sequence);
          break;
        case "session":
          if (record.state === undefined) entity.sessionStates.delete(record.id);
          else entity.sessionStates.set(record.id, record.state);
          break;
        case "seen":
          entity.seen.set(record.id, record.untilMs);
          break;
        case "counter":
          entity.lastSequence = Math.max(entity.lastSequence, record.sequence);
          break;
      }
    },
    remembered: () =>
      new Map(
        [...entities].map(([at, entity]) => [at, { ...entity, messages: [...entity.messages.values()] }]),
      ),
    *records(nowMs) {
      for (const [at, entity] of entities) {
        yield { kind: "counter", at, sequence: entity.lastSequence };
        for (const message of entity.messages.values()) yield { kind: "kept", at, message };
        for (const [id, state] of entity.sessionStates) yield { kind: "session", at, id, state };
        for (const [id, untilMs] of entity.seen) {
          if (untilMs > nowMs) yield { kind: "seen", at, id, untilMs };
          else entity.seen.delete(id);
        }
      }
    },
  };
}
