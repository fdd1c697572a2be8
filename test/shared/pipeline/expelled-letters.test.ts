import { describe, expect, it } from "vitest";
import { memoryBodies } from "../../../shared/bodies/memory-bodies.ts";
import { toQueueMessage } from "../../../shared/inbound/queue-format.ts";
import { firstWait } from "../../../shared/inbound/waiting-message.ts";
import { expelledLetters } from "../../../shared/pipeline/expelled-letters.ts";
import { readEndpointBatch } from "../../../shared/pipeline/read-endpoint-batch.ts";
import { readInboundBatch } from "../../../shared/pipeline/read-inbound-batch.ts";
import type { Endpoint } from "../../../shared/settings/endpoint.ts";

const NOW = Date.UTC(2026, 10, 23, 9);
const ERP: Endpoint = { name: "erp", kind: "finops", environment: "e", webhook: true, queueFormat: "json" };
const BURNT = {
  DeadLetterReason: "MaxDeliveryCountExceeded",
  DeadLetterErrorDescription: "Message could not be consumed after 10 delivery attempts.",
};
const bodies = memoryBodies();
const facts = { endpoints: new Map([["erp", ERP]]), bodies, nowMs: NOW };

function batchOf(body: Uint8Array, properties: object) {
  return { bodies: [body], metadata: { applicationPropertiesArray: [properties], sequenceNumberArray: [7] } };
}

describe("what Service Bus takes out of a queue", () => {
  const waiting = {
    ...firstWait({
      arrival: "1a20a6c67ab-0123456789abcdef0123456789abcdef",
      endpoint: "erp",
      path: "webhook",
      receivedAtMs: NOW,
      contentType: "application/json",
      headers: { "x-request-id": "1" },
      properties: {},
      traceparent: undefined,
      body: { kind: "inline", bytes: Buffer.from("{}") },
    }),
    attempts: 2,
    copies: 4,
  };

  it("is a dead letter under its own arrival, with the broker's reason", async () => {
    const { body, properties } = toQueueMessage(waiting);
    const batch = batchOf(body, { ...properties, ...BURNT });
    const [letter] = await expelledLetters(
      { queue: "inbound", batch, items: readInboundBatch(batch, NOW) },
      facts,
    );
    expect(letter).toMatchObject({
      stream: "queue",
      from: "inbound",
      arrival: waiting.arrival,
      generation: 4,
      kind: "finops",
      code: "QUEUE_GAVE_UP",
      attempts: 2,
      headers: { "x-request-id": "1" },
      bodyLength: 2,
    });
    expect(letter?.reason).toContain("MaxDeliveryCountExceeded: Message could not be consumed");
  });

  it("has its body from the store, or the body's name when that is gone", async () => {
    const stored = (name: string) =>
      toQueueMessage({ ...waiting, body: { kind: "stored", name, length: 3 } });
    await bodies.put("inbound/there", Buffer.from("abc"));
    const of = async (name: string) => {
      const { body, properties } = stored(name);
      const batch = batchOf(body, { ...properties, ...BURNT });
      const [letter] = await expelledLetters(
        { queue: "inbound", batch, items: readInboundBatch(batch, NOW) },
        facts,
      );
      return letter;
    };
    expect(Buffer.from((await of("inbound/there"))?.body ?? []).toString()).toBe("abc");
    expect(await of("inbound/gone")).toMatchObject({
      body: undefined,
      bodyLength: 3,
      storedAs: "inbound/gone",
    });
  });

  it("keeps the sender's properties, without what the broker added", async () => {
    const batch = batchOf(Buffer.from("{}"), { ...BURNT, Sender: "x" });
    const items = readEndpointBatch(ERP, batch, NOW);
    const [letter] = await expelledLetters({ queue: "from-erp", batch, items }, facts);
    expect(letter).toMatchObject({
      from: "from-erp",
      endpoint: "erp",
      properties: { sender: "x" },
      generation: 0,
    });
    expect(Object.keys(letter?.properties ?? {})).toEqual(["sender"]);
  });

  it("that nobody can read is kept all the same", async () => {
    const batch = batchOf(Buffer.from("foreign"), BURNT);
    const items = readInboundBatch(batch, NOW);
    const [letter] = await expelledLetters({ queue: "inbound", batch, items }, facts);
    expect(letter).toMatchObject({ code: "QUEUE_GAVE_UP", endpoint: "", bodyLength: 7, kind: undefined });
  });
});
