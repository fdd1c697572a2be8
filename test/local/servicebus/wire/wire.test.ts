import fc from "fast-check";
import rhea from "rhea";
import { describe, expect, it } from "vitest";
import { NO_PROPERTIES, type QueuedMessage } from "../../../../local/servicebus/queues/message.ts";
import { elements, textOf } from "../../../../local/servicebus/wire/amqp-read.ts";
import { encodeString } from "../../../../local/servicebus/wire/amqp-write.ts";
import { readMessage } from "../../../../local/servicebus/wire/incoming.ts";
import { writeMessage } from "../../../../local/servicebus/wire/outgoing.ts";
import { cutBatch, cutSections } from "../../../../local/servicebus/wire/sections.ts";

const { message: amqp, types } = rhea;
const newId = (): string => "made-up";

function queued(bytes: Buffer, changes: Partial<QueuedMessage> = {}): QueuedMessage {
  return {
    sequence: 2 ** 40 + 1,
    firstSequence: 7,
    content: readMessage(bytes, newId),
    enqueuedAtMs: 1_700_000_000_123,
    expiresAtMs: undefined,
    deliveryCount: 300,
    state: "active",
    properties: NO_PROPERTIES,
    deadLetter: undefined,
    ...changes,
  };
}

describe("a message that comes in", () => {
  it("is read for what the queue must know", () => {
    const bytes = amqp.encode({
      message_id: "m",
      group_id: "s",
      ttl: 90_000,
      message_annotations: { "x-opt-scheduled-enqueue-time": types.wrap_timestamp(1_700_000_000_000) },
      body: "b",
    });
    expect(readMessage(bytes, newId)).toEqual({
      bytes,
      messageId: "m",
      sessionId: "s",
      ttlMs: 90_000,
      scheduledAtMs: 1_700_000_000_000,
    });
  });

  it("gets an id when it has none, and all else stays", () => {
    const sent = { subject: "s", group_id: "g", application_properties: { a: 1 }, body: "b" };
    const content = readMessage(amqp.encode(sent), newId);
    expect(content.messageId).toBe("made-up");
    expect(amqp.decode(Buffer.from(content.bytes))).toMatchObject({ ...sent, message_id: "made-up" });
  });

  it("has an id of its own for each type of id", () => {
    const ids = ["7", 7, Buffer.alloc(16, 7), types.wrap_binary(Buffer.of(7))];
    const read = ids.map((message_id) => readMessage(amqp.encode({ message_id, body: 1 }), newId).messageId);
    expect(new Set(read).size).toBe(ids.length);
  });

  it("is a copy: what the socket does with its buffer later does not matter", () => {
    const bytes = amqp.encode({ message_id: "m", body: "before" });
    const content = readMessage(bytes, newId);
    bytes.fill(0);
    expect(amqp.decode(Buffer.from(content.bytes)).body).toBe("before");
  });

  it.each([
    ["its body is longer than the message", "005377a10561"],
    ["it has no body", "00537045"],
    ["its section is none of a message", "00537945"],
    ["it ends within a value", "005373d0000000"],
    ["its type does not exist", "0053771f"],
  ])("is refused when %s", (_, hex) => {
    expect(() => readMessage(Buffer.from(hex, "hex"), newId)).toThrow(/not valid AMQP 1.0/);
  });

  it("can be given to a receiver or is refused at once, whatever its bytes are", () => {
    const valid = amqp.encode({
      message_id: "m",
      group_id: "s",
      application_properties: { a: 1 },
      body: "b",
    });
    const damaged = fc
      .tuple(fc.nat(valid.length - 1), fc.nat(255), fc.nat(valid.length))
      .map(([at, byte, length]) => {
        const bytes = Buffer.from(valid.subarray(0, length));
        if (at < length) bytes[at] = byte;
        return bytes;
      });
    const anything = fc.oneof(
      damaged,
      fc.uint8Array({ maxLength: 64 }).map((bytes) => Buffer.from(bytes)),
    );
    fc.assert(
      fc.property(anything, (bytes) => {
        try {
          const properties = new Map([["a", encodeString("b")]]);
          writeMessage(queued(bytes, { properties }), undefined);
        } catch (error) {
          expect(error).toMatchObject({ name: "Refusal", reason: "malformed" });
        }
      }),
      { numRuns: 5_000 },
    );
  });
});

function never(): never {
  throw new Error("The section is missing.");
}

describe("a message that goes out", () => {
  it("says where it stands in the queue and for how long it is locked", () => {
    const out = writeMessage(queued(amqp.encode({ message_id: "m", body: "b" })), {
      token: "",
      untilMs: 1_700_000_060_000,
    });
    expect(amqp.decode(out)).toMatchObject({
      delivery_count: 300,
      message_annotations: {
        "x-opt-sequence-number": 2 ** 40 + 1,
        "x-opt-enqueue-sequence-number": 7,
        "x-opt-enqueued-time": new Date(1_700_000_000_123),
        "x-opt-locked-until": new Date(1_700_000_060_000),
        "x-opt-message-state": 0,
      },
    });
  });

  it("keeps the very bytes of properties, application properties, body and footer", () => {
    const values = fc.oneof(
      fc.string(),
      fc.integer(),
      fc.double({ noNaN: true, min: -1e12, max: 1e12 }),
      fc.boolean(),
      fc.constant(null),
      fc.date({ noInvalidDate: true }),
    );
    fc.assert(
      fc.property(
        fc.dictionary(fc.string(), values),
        fc.uint8Array({ maxLength: 400 }),
        fc.string(),
        (application_properties, body, text) => {
          const sent = amqp.encode({
            message_id: text,
            correlation_id: text,
            application_properties,
            footer: { text },
            body: amqp.data_section(Buffer.from(body)),
          });
          const [before, after] = [cutSections(sent), cutSections(writeMessage(queued(sent), undefined))];
          expect(after.properties).toEqual(before.properties);
          expect(after.applicationProperties).toEqual(before.applicationProperties);
          expect(after.body).toEqual(before.body);
        },
      ),
    );
  });

  it("keeps what the sender wrote into header and annotations", () => {
    const sent = amqp.encode({
      durable: true,
      priority: 9,
      ttl: 1_000,
      message_annotations: { "x-own": types.wrap_short(5), "x-opt-sequence-number": 99 },
      body: "b",
    });
    const out = writeMessage(queued(sent), undefined);
    expect(amqp.decode(out)).toMatchObject({
      durable: true,
      priority: 9,
      ttl: 1_000,
      message_annotations: { "x-own": 5, "x-opt-sequence-number": 2 ** 40 + 1 },
    });
    const keys = elements(cutSections(out).messageAnnotations ?? never()).filter(
      (_, index) => index % 2 === 0,
    );
    expect(new Set(keys.map(textOf)).size).toBe(keys.length);
  });

  it("shows what settlements set, in place of what was sent", () => {
    const sent = amqp.encode({ application_properties: { kept: types.wrap_long(1), changed: 1 }, body: "b" });
    const properties = new Map([["changed", encodeString("x".repeat(300))]]);
    const deadLetter = { reason: "why", description: undefined };
    const out = writeMessage(queued(sent, { properties, deadLetter }), undefined);
    expect(amqp.decode(out).application_properties).toEqual({
      kept: 1,
      changed: "x".repeat(300),
      DeadLetterReason: "why",
    });
  });
});

describe("a batch", () => {
  it("is cut into the messages that were put in", () => {
    const messages = ["a", "b", "c"].map((body) => amqp.encode({ message_id: body, body }));
    const batch = amqp.encode({ message_annotations: { key: 1 }, body: amqp.data_sections(messages) });
    expect(cutBatch(batch)).toEqual(messages);
  });

  it("is refused when what it holds is no data", () => {
    expect(() => cutBatch(Buffer.from("005375a1016100", "hex"))).toThrow(/not valid AMQP/);
  });
});
