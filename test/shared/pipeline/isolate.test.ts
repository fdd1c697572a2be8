import { describe, expect, it } from "vitest";
import { memoryDeadLetters } from "../../../shared/deadletter/memory-dead-letters.ts";
import { Failure } from "../../../shared/failure/failure.ts";
import type { QueueMessage } from "../../../shared/inbound/queue-format.ts";
import { readQueueMessage } from "../../../shared/inbound/queue-format.ts";
import type { BatchItem } from "../../../shared/pipeline/batch-item.ts";
import { processBatch } from "../../../shared/pipeline/process-batch.ts";
import { readEndpointBatch } from "../../../shared/pipeline/read-endpoint-batch.ts";
import { readInboundBatch, readIsolated } from "../../../shared/pipeline/read-inbound-batch.ts";
import { rig, START } from "./rig.ts";

const FIRST = "aaaaaaaa-0000-4000-8000-000000000001";
const event = (id: string): Buffer =>
  Buffer.from(
    JSON.stringify({
      BusinessEventId: "PurchaseOrderConfirmedBusinessEvent",
      ControlNumber: 5637144576,
      EventId: id,
      EventTime: "/Date(1763889164000)/",
    }),
  );

/** A batch of the sender's own queue, each message with the number of its delivery. */
function fromQueue(
  deliveries: readonly number[],
  ports: ReturnType<typeof rig>["ports"],
): readonly BatchItem[] {
  const erp = ports.endpoints.get("erp");
  if (erp === undefined) throw new Error("Expected the endpoint erp.");
  const bodies = deliveries.map((_, index) => event(FIRST.replace(/1$/, String(index))));
  const metadata = {
    sequenceNumberArray: deliveries.map((_, index) => index + 1),
    deliveryCountArray: deliveries,
    applicationPropertiesArray: deliveries.map(() => ({ marked: "x" })),
    enqueuedTimeUtcArray: deliveries.map(() => new Date(START).toISOString()),
  };
  return readEndpointBatch(erp, { bodies, metadata }, START);
}

/** What a trigger of cardinality one is given. */
function alone({ body, properties }: QueueMessage, deliveryCount: number): readonly BatchItem[] {
  return readIsolated(
    { bodies: body, metadata: { applicationProperties: properties, deliveryCount } },
    START,
  );
}

describe("a message that came back twice", () => {
  it("goes to isolate with all that is known of it, and its neighbours are published", async () => {
    const { run, ports, isolated, published, waiting } = rig();
    const outcomes = await run(...fromQueue([1, 3, 2], ports));
    expect(outcomes).toMatchObject([
      { kind: "published" },
      { kind: "retry", failure: { code: "ISOLATED" }, counts: false, dueAtMs: START },
      { kind: "published" },
    ]);
    expect(published()).toHaveLength(2);
    expect(waiting()).toBeUndefined();
    const messages = isolated();
    expect(messages).toHaveLength(1);
    const [message] = messages;
    const [, came] = fromQueue([1, 1, 1], ports);
    if (message === undefined || came?.kind !== "waiting") throw new Error("Expected a message.");
    expect(message.messageId).toBe(`${came.waiting.arrival}#1`);
    expect(readQueueMessage(message.body, message.properties)).toEqual({
      ...came.waiting,
      body: { kind: "inline", bytes: message.body },
      copies: 1,
      returns: 2,
    });
    expect(Buffer.from(message.body)).toEqual(event(FIRST));
  });

  it("is published from there if it is harmless", async () => {
    const { run, ports, isolated, published } = rig();
    await run(...fromQueue([3], ports));
    const [message] = isolated();
    if (message === undefined) throw new Error("Expected a message.");
    expect(await processBatch(alone(message, 2), ports)).toMatchObject([{ kind: "published" }]);
    expect(published()).toHaveLength(1);
  });

  it("ends as a dead letter with its bytes when it comes back there as well, unhandled", async () => {
    const { run, ports, isolated, published, dead } = rig();
    await run(...fromQueue([3], ports));
    const [message] = isolated();
    if (message === undefined) throw new Error("Expected a message.");
    expect(await processBatch(alone(message, 3), ports)).toMatchObject([{ kind: "dead", step: "read" }]);
    expect(published()).toHaveLength(0);
    expect(dead()).toMatchObject([
      {
        code: "CAME_BACK_UNHANDLED",
        endpoint: "erp",
        path: "queue",
        properties: { marked: "x" },
        body: event(FIRST.replace(/1$/, "0")),
        reason: expect.stringContaining("came back 4 times"),
      },
    ]);
  });

  it("stays in isolation, and is never handled, while its dead letter cannot be kept", async () => {
    const keep = () => Promise.reject(new Failure("STORAGE_UNAVAILABLE", "away"));
    const { run, ports, isolated, waiting } = rig({ deadLetters: { ...memoryDeadLetters(), keep } });
    await run(...fromQueue([3], ports));
    const [message] = isolated();
    if (message === undefined) throw new Error("Expected a message.");
    await processBatch(alone(message, 3), ports);
    expect(waiting()).toBeUndefined();
    const [copy] = isolated();
    if (copy === undefined) throw new Error("Expected a copy.");
    expect(copy.properties.returns).toBe("4");
    expect(alone(copy, 1)).toMatchObject([{ kind: "returned", failure: { code: "CAME_BACK_UNHANDLED" } }]);
    expect(
      readInboundBatch(
        { bodies: [copy.body], metadata: { applicationPropertiesArray: [copy.properties] } },
        START,
      ),
    ).toMatchObject([{ kind: "returned", failure: { code: "ISOLATED" }, waiting: { returns: 4 } }]);
  });

  it("goes on as any other when it was handled to an end, however that was", async () => {
    const publisher = {
      publish: (events: readonly unknown[]) =>
        Promise.resolve(events.map(() => new Failure("PUBLISH_UNAVAILABLE", "away"))),
    };
    const { run, ports, isolated, waiting, runWaiting } = rig({ publisher });
    await run(...fromQueue([3], ports));
    const [message] = isolated();
    if (message === undefined) throw new Error("Expected a message.");
    expect(await processBatch(alone(message, 2), ports)).toMatchObject([{ kind: "retry", counts: true }]);
    expect(isolated()).toEqual([]);
    expect(waiting()).toBeGreaterThan(START);
    expect(await runWaiting()).toMatchObject([{ kind: "retry", failure: { code: "PUBLISH_UNAVAILABLE" } }]);
  });
});
