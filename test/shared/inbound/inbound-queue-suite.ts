import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import type { InboundQueue } from "../../../shared/inbound/inbound-queue.ts";
import type { QueueMessage } from "../../../shared/inbound/queue-format.ts";

/** A queue under test, and a way to see what a receiver gets within a moment. */
export interface QueueUnderTest {
  readonly queue: InboundQueue;
  readonly nowMs: () => number;
  /** The next messages that are due, until so many came or the queue stays empty. */
  readonly receive: (most: number) => Promise<readonly QueueMessage[]>;
}

const message = (text: string): QueueMessage => ({
  messageId: `${randomUUID()}#0`,
  body: Buffer.from(text),
  properties: { v: "1", arrival: text },
});

/** What the port promises; every kind runs it. */
export function inboundQueueSuite(kind: string, make: () => Promise<QueueUnderTest>): void {
  describe(`the queue inbound in ${kind}`, () => {
    it("hands over the exact bytes, with the properties and the id", async () => {
      const { queue, receive } = await make();
      const sent = { ...message("a"), body: Uint8Array.of(0, 255, 123, 10) };
      await queue.send(sent);
      const [got] = await receive(1);
      expect(got).toMatchObject({ messageId: sent.messageId, properties: sent.properties });
      expect(Buffer.from(got?.body ?? []).equals(sent.body)).toBe(true);
    });

    it("takes a message with a known id once", async () => {
      const { queue, receive } = await make();
      const sent = message("b");
      await Promise.all([queue.send(sent), queue.send(sent)]);
      await queue.send(sent);
      expect(await receive(2)).toHaveLength(1);
    });

    it("keeps every one of many messages that are sent at the same time", async () => {
      const { queue, receive } = await make();
      const sent = Array.from({ length: 200 }, (_, index) => message(String(index)));
      await Promise.all(sent.map((one) => queue.send(one)));
      const got = await receive(200);
      expect(got.map(({ messageId }) => messageId).sort()).toEqual(
        sent.map(({ messageId }) => messageId).sort(),
      );
    });

    it("takes messages that fill a batch by few", async () => {
      const { queue, receive } = await make();
      const body = Buffer.alloc(150 * 1024, 97);
      await Promise.all(["x", "y", "z"].map((text) => queue.send({ ...message(text), body })));
      expect((await receive(3)).map((got) => got.body.byteLength)).toEqual(Array(3).fill(150 * 1024));
    });

    it("holds a message back until it is due", async () => {
      const { queue, receive, nowMs } = await make();
      const later = message("later");
      await queue.send(later, nowMs() + 60_000);
      await queue.send(message("now"));
      expect((await receive(2)).map(({ properties }) => properties.arrival)).toEqual(["now"]);
    });
  });
}
