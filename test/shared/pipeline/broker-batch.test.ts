import { describe, expect, it, vi } from "vitest";
import { brokerMessages } from "../../../shared/pipeline/broker-batch.ts";

const NOW = 1_000;
const bodies = ["a", "b", "c"].map((text) => Buffer.from(text));

/** What the host hands over for three messages, the second of which has no content type. */
const metadata = {
  messageIdArray: ["1", "2", "3"],
  contentTypeArray: ["application/json", "application/xml"],
  sequenceNumberArray: [10, 11, 12],
  enqueuedTimeUtcArray: ["2026-11-23T09:00:00Z", "2026-11-23T09:00:01Z", "2026-11-23T09:00:02Z"],
  applicationPropertiesArray: [{ Endpoint: "x" }, {}, { messageMaxSizeExceeded: "true" }],
};

describe("a batch from the broker", () => {
  it("gives each message its own body, properties, id and time", () => {
    const messages = brokerMessages({ bodies, metadata }, NOW);
    expect(messages.map(({ body }) => Buffer.from(body).toString())).toEqual(["a", "b", "c"]);
    expect(messages.map(({ messageId }) => messageId)).toEqual(["1", "2", "3"]);
    expect(messages.map(({ enqueuedAtMs }) => enqueuedAtMs - Date.UTC(2026, 10, 23, 9))).toEqual([
      0, 1_000, 2_000,
    ]);
    expect(messages.map(({ properties }) => properties)).toEqual([
      { endpoint: "x" },
      {},
      { messagemaxsizeexceeded: "true" },
    ]);
  });

  it("does not use an array that has moved because the host left empty texts out", () => {
    const moved = { ...metadata, messageIdArray: ["2", "3"] };
    const messages = brokerMessages({ bodies, metadata: moved }, NOW);
    expect(messages.map(({ messageId }) => messageId)).toEqual([undefined, undefined, undefined]);
    expect(new Set(messages.map(({ facts }) => facts.join())).size).toBe(3);
  });

  it("knows the same message again at its next delivery, in whatever company", () => {
    const [, second] = brokerMessages({ bodies, metadata }, NOW);
    const alone = {
      messageIdArray: ["2"],
      sequenceNumberArray: [11],
      enqueuedTimeUtcArray: ["2026-11-23T09:00:01Z"],
      applicationPropertiesArray: [{}],
    };
    const [again] = brokerMessages({ bodies: bodies.slice(1, 2), metadata: alone }, NOW + 99_999);
    expect(again?.facts).toEqual(second?.facts);
    expect(again?.enqueuedAtMs).toBe(second?.enqueuedAtMs);
  });

  it.each([11, 2 ** 54])(
    "knows it again when the ids have moved in one delivery (sequence number %d)",
    (number) => {
      const numbered = { ...metadata, sequenceNumberArray: [number - 1, number, number + 1] };
      const [, whole] = brokerMessages({ bodies, metadata: numbered }, NOW);
      const moved = { ...numbered, messageIdArray: ["2", "3"] };
      const [before, again, after] = brokerMessages({ bodies, metadata: moved }, NOW + 99_999);
      expect(again?.facts).toEqual(whole?.facts);
      expect(before?.facts).not.toEqual(again?.facts);
      expect(after?.facts).not.toEqual(again?.facts);
    },
  );

  it.each(["2026-11-23T09:00:00", "2026-11-23T09:00:00.0000000", "2026-11-23T10:00:00+01:00"])(
    "takes the broker's time %s for what it is in UTC, in whatever zone the app runs",
    (time) => {
      vi.stubEnv("TZ", "America/New_York");
      const [message] = brokerMessages(
        { bodies: [Buffer.from("a")], metadata: { enqueuedTimeUtcArray: [time] } },
        NOW,
      );
      vi.unstubAllEnvs();
      expect(message?.enqueuedAtMs).toBe(Date.UTC(2026, 10, 23, 9));
    },
  );

  it("does without any metadata", () => {
    const messages = brokerMessages({ bodies, metadata: undefined }, NOW);
    expect(messages.map(({ enqueuedAtMs, properties }) => [enqueuedAtMs, properties])).toEqual([
      [NOW, {}],
      [NOW, {}],
      [NOW, {}],
    ]);
  });

  it("takes a single message as a batch of one", () => {
    expect(brokerMessages({ bodies: bodies[0], metadata: undefined }, NOW)).toHaveLength(1);
  });

  it("refuses what is no longer bytes, since it may be damaged", () => {
    expect(() => brokerMessages({ bodies: [{ parsed: true }], metadata: undefined }, NOW)).toThrow(
      /dataType binary/,
    );
  });
});
