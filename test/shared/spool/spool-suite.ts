import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { arrivalId } from "../../../shared/inbound/arrival.ts";
import type { QueueMessage } from "../../../shared/inbound/queue-format.ts";
import type { Spool } from "../../../shared/spool/spool.ts";

const ARRIVED_MS = Date.UTC(2026, 10, 23, 9, 12, 45);

/** A fresh arrival, so many milliseconds after the first. */
export function spooled(afterMs = 0, changed: Partial<QueueMessage> = {}): QueueMessage {
  const arrival = arrivalId(ARRIVED_MS + afterMs, [randomUUID()]);
  return { messageId: `${arrival}#0`, body: Buffer.from("{}"), properties: { v: "1", arrival }, ...changed };
}

/** What waits, as far as it is of these. */
export async function waitingOf(spool: Spool, ours: readonly QueueMessage[]): Promise<readonly string[]> {
  const known = new Set(ours.map(({ messageId }) => messageId));
  const found: string[] = [];
  for await (const messageId of spool.waiting()) if (known.has(messageId)) found.push(messageId);
  return found;
}

/** What the port promises; every kind runs it. */
export function spoolSuite(kind: string, make: () => Promise<Spool>): void {
  describe(`the spool in ${kind}`, () => {
    it("gives back the exact bytes, with the id, the properties and the due time", async () => {
      const spool = await make();
      const body = Uint8Array.from({ length: 200 * 1024 }, (_, index) => (index * 31) & 0xff);
      const message = spooled(0, { body, properties: { v: "1", headers: '{"a":"ü\\n"}' } });
      await spool.put(message, ARRIVED_MS);
      const read = await spool.read(message.messageId);
      expect(read?.dueAtMs).toBe(ARRIVED_MS);
      expect(read?.message).toMatchObject({ messageId: message.messageId, properties: message.properties });
      expect(Buffer.compare(read?.message.body ?? Buffer.alloc(0), body)).toBe(0);
    });

    it("keeps what has no body and no due time", async () => {
      const spool = await make();
      const message = spooled(0, { body: new Uint8Array(0) });
      await spool.put(message);
      const read = await spool.read(message.messageId);
      expect(read?.dueAtMs).toBeUndefined();
      expect(read?.message.body.byteLength).toBe(0);
    });

    it("says what waits in the order of arrival, whatever the order of putting", async () => {
      const spool = await make();
      const messages = [7, 1, 5, 3, 2, 6, 0, 4].map((second) => spooled(second * 1_000));
      for (const message of messages) await spool.put(message);
      expect(await waitingOf(spool, messages)).toEqual(messages.map(({ messageId }) => messageId).sort());
    });

    it("keeps one of two puts under one id", async () => {
      const spool = await make();
      const message = spooled();
      await spool.put(message, 1);
      await spool.put(message, 2);
      expect(await waitingOf(spool, [message])).toEqual([message.messageId]);
      expect(await spool.read(message.messageId)).toMatchObject({ dueAtMs: 2 });
    });

    it("takes any id of a queue message as a name", async () => {
      const spool = await make();
      const message = spooled(0, { messageId: `a b/ü?#%23&+${randomUUID()}` });
      await spool.put(message);
      expect(await waitingOf(spool, [message])).toEqual([message.messageId]);
      expect((await spool.read(message.messageId))?.message.messageId).toBe(message.messageId);
    });

    it("forgets what was removed, also when it is removed twice", async () => {
      const spool = await make();
      const message = spooled();
      await spool.put(message);
      await spool.remove(message.messageId);
      await spool.remove(message.messageId);
      expect(await spool.read(message.messageId)).toBeUndefined();
      expect(await waitingOf(spool, [message])).toEqual([]);
    });

    it("lets go of what is removed while it is listed", async () => {
      const spool = await make();
      const messages = Array.from({ length: 9 }, (_, second) => spooled(second));
      for (const message of messages) await spool.put(message);
      const ours = new Set(messages.map(({ messageId }) => messageId));
      const seen: string[] = [];
      for await (const messageId of spool.waiting()) {
        if (!ours.has(messageId)) continue;
        seen.push(messageId);
        await spool.remove(messageId);
      }
      expect(seen).toEqual([...ours]);
    });
  });
}
