import { describe, expect, it } from "vitest";
import { eventId, readEventId } from "../../../shared/cloudevents/event-id.ts";
import { SAMPLE_DRAFT } from "./sample-draft.ts";

describe("the id of an event", () => {
  it("carries the event's place in the ledger", () => {
    const parts = readEventId(eventId(SAMPLE_DRAFT));
    expect(parts).toMatchObject({ recipe: "dv1", timeMs: Date.UTC(2026, 10, 23, 9, 12, 44) });
  });

  it("has one record for all events of a record, and another key for each", () => {
    const one = readEventId(eventId(SAMPLE_DRAFT));
    const other = readEventId(eventId({ ...SAMPLE_DRAFT, key: ["another"], time: undefined }));
    expect(other?.record).toBe(one?.record);
    expect(other?.key).not.toBe(one?.key);
  });

  it.each([
    ["2019-12-31T23:59:59.999Z", undefined],
    ["2020-01-01T00:00:00.000Z", Date.UTC(2020, 0, 1)],
    ["2099-12-31T23:59:59.999Z", Date.UTC(2100, 0, 1) - 1],
    ["2100-01-01T00:00:00.000Z", undefined],
    [undefined, undefined],
  ])("gives %s the place of %s", (time, timeMs) => {
    expect(readEventId(eventId({ ...SAMPLE_DRAFT, time }))?.timeMs).toBe(timeMs);
  });

  it("is moved by the version of the type from the second on only", () => {
    const typed = (type: string): string => eventId({ ...SAMPLE_DRAFT, type });
    expect(typed("com.example.renamed.v1")).toBe(eventId(SAMPLE_DRAFT));
    expect(typed("com.example.renamed.v2")).not.toBe(eventId(SAMPLE_DRAFT));
    expect(typed("com.example.renamed.v3")).not.toBe(typed("com.example.renamed.v2"));
  });

  it("does not confuse two keys whose members join to the same text", () => {
    const keyed = (...key: readonly string[]): string => eventId({ ...SAMPLE_DRAFT, key });
    expect(keyed("a", "bc")).not.toBe(keyed("ab", "c"));
  });

  it.each([[""], ["dv1-u-0-0"], [`${eventId(SAMPLE_DRAFT)}#r1`], [crypto.randomUUID()]])(
    "is not what «%s» is",
    (text) => {
      expect(readEventId(text)).toBeUndefined();
    },
  );
});
