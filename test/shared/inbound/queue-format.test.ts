import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { copyUnread, readQueueMessage, toQueueMessage } from "../../../shared/inbound/queue-format.ts";
import type { WaitingMessage } from "../../../shared/inbound/waiting-message.ts";

const text = fc.string({ unit: "grapheme", maxLength: 20 });
const optional = fc.option(fc.string({ minLength: 1 }), { nil: undefined });
const timeMs = fc.integer({ min: 0, max: 4_102_444_800_000 });

const waiting: fc.Arbitrary<WaitingMessage> = fc.record({
  arrival: fc.stringMatching(/^[0-9a-f]{11}-[0-9a-f]{32}$/),
  endpoint: fc.constantFrom("dataverse", "finops"),
  path: fc.constantFrom("webhook", "queue"),
  receivedAtMs: timeMs,
  contentType: optional,
  headers: fc.dictionary(fc.stringMatching(/^[a-z-]{1,20}$/), text),
  properties: fc.dictionary(
    fc.stringMatching(/^[a-z/:.]{1,20}$/),
    fc.oneof(text, fc.integer(), fc.boolean()),
  ),
  traceparent: optional,
  body: fc.oneof(
    fc.uint8Array({ maxLength: 300 }).map((bytes) => ({ kind: "inline" as const, bytes })),
    fc.record({ kind: fc.constant("stored" as const), name: fc.constant("inbound/x"), length: fc.nat() }),
  ),
  attempts: fc.nat({ max: 100 }),
  copies: fc.nat({ max: 1000 }),
  returns: fc.nat({ max: 20 }),
  history: fc.array(
    fc.record({
      atMs: timeMs,
      step: fc.constantFrom("claim", "publish"),
      code: fc.constantFrom("PUBLISH_UNAVAILABLE" as const, "LEDGER_UNAVAILABLE" as const),
    }),
    { maxLength: 10 },
  ),
});

const example: WaitingMessage = {
  arrival: "018c0000000-0123456789abcdef0123456789abcdef",
  endpoint: "dataverse",
  path: "webhook",
  receivedAtMs: 1_700_000_000_000,
  contentType: undefined,
  headers: {},
  properties: {},
  traceparent: undefined,
  body: { kind: "inline", bytes: new Uint8Array(0) },
  attempts: 0,
  copies: 2,
  returns: 0,
  history: [],
};

describe("a message on the queue inbound", () => {
  it("is read back as it was written", () => {
    fc.assert(
      fc.property(waiting, (message) => {
        const { body, properties } = toQueueMessage(message);
        expect(readQueueMessage(body, properties)).toEqual(message);
      }),
    );
  });

  it("bears a computed id, so that one copy sent twice is one", () => {
    expect(toQueueMessage(example).messageId).toBe(`${example.arrival}#2`);
  });

  it("never travels with an empty body, which the host would leave out", () => {
    expect(toQueueMessage(example).body.byteLength).toBe(1);
  });

  it("has property names and texts that the Functions library leaves as they are", () => {
    for (const [name, value] of Object.entries(toQueueMessage(example).properties)) {
      expect(name).toMatch(/^[a-z]+$/);
      expect(typeof value).toBe("string");
    }
  });

  it("that was sent again says which dead letters its success resolves, and what it corrects", () => {
    const again = {
      ...example,
      resolves: ["1a20a6c67ab-0", "1a20a6c67ac-1"],
      edited: { of: "1a20a6c67ac-1", takenIds: ["dv1-u-0-0"] },
    };
    const { body, properties } = toQueueMessage(again);
    expect(readQueueMessage(body, properties)).toEqual(again);
    // A build that knows neither sees the same message.
    expect(properties.v).toBe(toQueueMessage(example).properties.v);
    const untaken = toQueueMessage({ ...again, edited: { of: "a", takenIds: [] } });
    expect(readQueueMessage(body, untaken.properties).edited).toEqual({ of: "a", takenIds: [] });
  });

  it("of a newer format waits for a newer app, and its next copy is byte for byte the same", () => {
    const queued = toQueueMessage(example);
    const newer = { ...queued, properties: { ...queued.properties, v: "2", novelty: "yes" } };
    expect(() => readQueueMessage(newer.body, newer.properties)).toThrow(
      expect.objectContaining({ code: "FORMAT_NEWER" }),
    );
    const copy = copyUnread(newer);
    expect(copy.messageId).toBe(`${example.arrival}#3`);
    expect(copy.body).toBe(newer.body);
    expect(copy.properties).toEqual({ ...newer.properties, copies: "3" });
  });

  it("is refused when it is not ours, and says which properties came", () => {
    expect(() => readQueueMessage(Buffer.from("{}"), { colour: "red" })).toThrow(/got the properties colour/);
  });

  it.each([
    ["arrival", "a/b"],
    ["arrival", "x".repeat(200)],
    ["received", "soon"],
    ["received", "1e300"],
    ["received", "-1"],
    ["length", "2.5"],
    ["attempts", "NaN"],
    ["copies", "many"],
    ["returns", "-3"],
    ["headers", "{"],
    ["properties", "not JSON"],
    ["history", "[["],
    ["path", "pigeon"],
    ["v", "one"],
    ["v", ""],
  ])("is refused for good when its property %s says «%s»", (name, value) => {
    const { body, properties } = toQueueMessage(example);
    expect(() => readQueueMessage(body, { ...properties, [name]: value })).toThrow(
      expect.objectContaining({ code: "SOURCE_MISMATCH", again: false }),
    );
  });

  it("of a newer format waits only where it can be told from others", () => {
    const { body, properties } = toQueueMessage(example);
    const { arrival: _, ...nameless } = properties;
    expect(() => readQueueMessage(body, { ...nameless, v: "2" })).toThrow(
      expect.objectContaining({ code: "SOURCE_MISMATCH" }),
    );
  });

  it("is refused or read, and nothing else, whatever its properties hold", () => {
    const { body, properties } = toQueueMessage(example);
    const names = fc.constantFrom(...Object.keys(properties), "headers", "history", "properties", "resolves");
    const values = fc.oneof(fc.string(), fc.integer(), fc.constant(null), fc.json(), fc.boolean());
    fc.assert(
      fc.property(fc.dictionary(names, values), (changed) => {
        try {
          const read = readQueueMessage(body, { ...properties, ...changed });
          expect(toQueueMessage(read).messageId).toMatch(/^[0-9A-Za-z-]{1,100}#[0-9]+$/);
        } catch (error) {
          expect(error).toMatchObject({
            code: expect.stringMatching(/SOURCE_MISMATCH|FORMAT_NEWER|PAYLOAD_/),
          });
        }
      }),
    );
  });

  it("is refused when its body was changed on the way", () => {
    const { properties } = toQueueMessage({
      ...example,
      body: { kind: "inline", bytes: Buffer.from("abc") },
    });
    expect(() => readQueueMessage(Buffer.from("ab"), properties)).toThrow(/body of 3 bytes/);
  });
});
