import { describe, expect, it } from "vitest";
import { deadLetterName, deadLetterText } from "../../../local/eventgrid/dead-letter-blob.ts";
import { eventGridLetters } from "../../../shared/deadletter/eventgrid-letters.ts";

const NOW = Date.UTC(2026, 10, 3, 4, 30);
const NAME = deadLetterName("Logic-App", NOW, "0a1b");
const TEXT =
  '{"specversion":"1.0","id":"dv1-1","source":"urn:x","type":"t.v1","subject":"contact/1","deliverykey":"dv1-1","recordedtime":"2026-11-03T04:00:00.000Z","data":{"n":1e+21,"d":0.1,"text":"\\u2028ü","__proto__":{"a":1}}}';

const bytesOf = (value: string) => Buffer.from(value);

describe("Event Grid's dead letters", () => {
  it("are the events as they were published, with why they are here", () => {
    const delivery = {
      event: { id: "dv1-1", text: TEXT },
      properties: [],
      outputId: "o",
      publishedAtMs: NOW - 60_000,
      attempts: 30,
      last: { failure: { outcome: "NotFound", httpStatus: 404 }, atMs: NOW },
    } as const;
    const blob = deadLetterText([{ delivery, reason: "MaxDeliveryAttemptsExceeded" } as never]);
    const [letter, ...others] = eventGridLetters(NAME, bytesOf(blob));
    expect(others).toEqual([]);
    expect(Buffer.from(letter?.body ?? []).toString()).toBe(JSON.stringify(JSON.parse(TEXT)));
    expect(letter).toMatchObject({
      stream: "eventgrid",
      from: "logic-app",
      code: "DELIVERY_FAILED",
      attempts: 30,
      generation: 0,
      receivedAtMs: Date.UTC(2026, 10, 3, 4),
      event: { id: "dv1-1", type: "t.v1", source: "urn:x", subject: "contact/1" },
    });
    expect(letter?.reason).toContain(
      "MaxDeliveryAttemptsExceeded for logic-app; the last try came to NotFound with status 404",
    );
  });

  it("may be one object, and in Event Grid's own casing", () => {
    const event = {
      id: "1",
      type: "t",
      source: "s",
      deadLetterReason: "X",
      deliveryAttempts: 3,
      publishTime: "2026-11-03T04:00:00Z",
    };
    const [letter] = eventGridLetters(NAME, bytesOf(JSON.stringify(event)));
    expect(letter).toMatchObject({ attempts: 3, receivedAtMs: Date.UTC(2026, 10, 3, 4) });
    expect(Buffer.from(letter?.body ?? []).toString()).toBe('{"id":"1","type":"t","source":"s"}');
  });

  it("are the same one in another blob, another one for another subscription, and know a redrive by its key", () => {
    const of = (name: string, key = "dv1-1") =>
      eventGridLetters(name, bytesOf(TEXT.replace('"deliverykey":"dv1-1"', `"deliverykey":"${key}"`)))[0];
    expect(of("LOGIC-APP/2026/12/1/0/other.json", "dv1-1#r2")).toMatchObject({
      arrival: of(NAME)?.arrival,
      generation: 2,
    });
    expect(of("WEBHOOK/2026/11/3/4/0a1b.json")?.arrival).not.toBe(of(NAME)?.arrival);
  });

  it.each(["no JSON", "[1]", "\u0000"])("that are none stay whole: «%s»", (text) => {
    const [letter] = eventGridLetters(NAME, bytesOf(text));
    expect(letter).toMatchObject({
      event: undefined,
      bodyLength: text.length,
      receivedAtMs: Date.UTC(2026, 10, 3, 4),
    });
  });
});
