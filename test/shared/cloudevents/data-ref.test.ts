import { CloudEvent, HTTP } from "cloudevents";
import { describe, expect, it } from "vitest";
import { cutText, referTo } from "../../../shared/cloudevents/data-ref.ts";
import { makeEvent } from "../../../shared/cloudevents/make-event.ts";
import { SAMPLE_DRAFT, SAMPLE_FACTS } from "./sample-draft.ts";

const URL = "https://contoso.example/event-data/id/hash";
const MAX_EVENT_BYTES = 1024 * 1024 - 2;

describe("an event that refers to its data", () => {
  it("has all its attributes, and what was cut is its data to the letter", () => {
    const data = { decoy: ',"data":{"a":1}}', großes: "𝔊", exact: "9007199254740993" };
    const { text } = makeEvent({ ...SAMPLE_DRAFT, data }, SAMPLE_FACTS);
    const cut = cutText(text);
    expect(cut.data).toBe(JSON.stringify(data));
    const { data: _, ...attributes } = JSON.parse(text);
    expect(JSON.parse(referTo(URL, cut.attributes))).toEqual({ ...attributes, dataref: URL });
  });

  it("is one that the CloudEvents SDK takes", () => {
    const { text } = makeEvent(SAMPLE_DRAFT, SAMPLE_FACTS);
    const headers = { "content-type": "application/cloudevents+json" };
    const received = HTTP.toEvent({ headers, body: referTo(URL, cutText(text).attributes) });
    expect(received instanceof CloudEvent && received.validate()).toBe(true);
    expect(received).toMatchObject({ dataref: URL, data: undefined });
  });

  it("is of the most bytes that Event Grid takes, or refused", () => {
    const spare = MAX_EVENT_BYTES - Buffer.byteLength(referTo(URL, '{"subject":""'));
    const padded = (length: number): string => referTo(URL, `{"subject":"${"é".padEnd(length - 1, "x")}"`);
    expect(Buffer.byteLength(padded(spare))).toBe(MAX_EVENT_BYTES);
    expect(() => padded(spare + 1)).toThrow(expect.objectContaining({ code: "EVENT_TOO_LARGE" }));
  });
});
