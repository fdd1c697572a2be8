import { CloudEvent, HTTP } from "cloudevents";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { EventDraft, Json } from "../../../shared/cloudevents/event-draft.ts";
import { eventId } from "../../../shared/cloudevents/event-id.ts";
import { makeEvent } from "../../../shared/cloudevents/make-event.ts";
import { SAMPLE_DRAFT, SAMPLE_FACTS } from "./sample-draft.ts";

const read = (text: string): Record<string, Json> => JSON.parse(text);

describe("making an event", () => {
  it("writes the attributes in the documented order, extensions next and data last", () => {
    expect(makeEvent(SAMPLE_DRAFT, SAMPLE_FACTS).text).toBe(
      JSON.stringify({
        specversion: "1.0",
        id: eventId(SAMPLE_DRAFT),
        source: SAMPLE_DRAFT.source,
        type: SAMPLE_DRAFT.type,
        subject: SAMPLE_DRAFT.subject,
        time: "2026-11-23T09:12:44.000Z",
        datacontenttype: "application/json",
        dataschema: "https://contoso-events.azurewebsites.net/api/schemas/dataverse/row-event/1.0.json",
        correlationid: "c-1",
        partitionkey: "contact/7e2a",
        dataquality: "complete",
        deliverykey: eventId(SAMPLE_DRAFT),
        recordedtime: "2026-11-23T09:12:45.213Z",
        traceparent: "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
        environment: "contoso.crm4.dynamics.com",
        data: { operation: "updated", row: { firstname: "Ada" } },
      }),
    );
  });

  it("names the flaws of its message, and text that was decoded wrongly on its way here", () => {
    const quality = (draft: EventDraft) => read(makeEvent(draft, SAMPLE_FACTS).text).dataquality;
    expect(quality({ ...SAMPLE_DRAFT, flaws: ["truncated"] })).toBe("truncated");
    const data = { row: { firstname: "RenÃ©e" } };
    expect(quality({ ...SAMPLE_DRAFT, data })).toBe("mojibake");
    expect(quality({ ...SAMPLE_DRAFT, flaws: ["unkeyed"], data })).toBe("unkeyed mojibake");
    expect(read(makeEvent({ ...SAMPLE_DRAFT, data }, SAMPLE_FACTS).text).data).toEqual(data);
  });

  it("publishes the arrival as the time of a body that has none, under the id of a body without a time", () => {
    const undated = { ...SAMPLE_DRAFT, time: undefined };
    const event = makeEvent(undated, SAMPLE_FACTS);
    expect(event.time).toBe("2026-11-23T09:12:45.001Z");
    expect(read(event.text).time).toBe(event.time);
    expect(event.id).toBe(eventId(undated));
  });

  it("keeps a time as exact as the body says it", () => {
    const draft = { ...SAMPLE_DRAFT, time: "2022-12-30T13:51:15.2942742Z" };
    expect(makeEvent(draft, SAMPLE_FACTS).time).toBe("2022-12-30T13:51:15.2942742Z");
  });

  it("bears the delivery key of a redrive, and the id stays", () => {
    const id = eventId(SAMPLE_DRAFT);
    const event = makeEvent(SAMPLE_DRAFT, { ...SAMPLE_FACTS, deliveryKey: `${id}#r1` });
    expect(read(event.text)).toMatchObject({ id, deliverykey: `${id}#r1` });
  });

  it.each([[undefined], ["not a trace"], ["00-0AF7651916CD43DD8448EB211C80319C-b7ad6b7169203331-01"]])(
    "goes on without the traceparent %s",
    (traceparent) => {
      const event = makeEvent(SAMPLE_DRAFT, { ...SAMPLE_FACTS, traceparent });
      expect(read(event.text)).not.toHaveProperty("traceparent");
    },
  );

  it("leaves out extensions that have nothing to say", () => {
    const draft = { ...SAMPLE_DRAFT, extensions: { correlationid: "" } };
    const event = read(makeEvent(draft, { ...SAMPLE_FACTS, environment: undefined }).text);
    expect(event).not.toHaveProperty("correlationid");
    expect(event).not.toHaveProperty("environment");
  });

  it.each<[string, Partial<EventDraft>]>([
    ["source", { source: "" }],
    ["source", { source: "/relative" }],
    ["source", { source: "urn:dynamics365:with space" }],
    ["type", { type: "" }],
    ["subject", { subject: "" }],
    ["time", { time: "2026-11-23" }],
    ["time", { time: "2026-02-31T00:00:00Z" }],
    ["time", { time: "2026-11-23T09:12:44+02:00" }],
    ["extension name", { extensions: { correlationId: "c" } }],
    ["extension name", { extensions: { abcdefghijklmnopqrstu: "21 characters" } }],
    ["extension name", { extensions: { subject: "again" } }],
    ["extension name", { extensions: { data: "again" } }],
  ])("refuses a draft with a broken %s: %j", (name, change) => {
    expect(() => makeEvent({ ...SAMPLE_DRAFT, ...change }, SAMPLE_FACTS)).toThrow(
      expect.objectContaining({
        code: "CONTRACT_BROKEN",
        message: expect.stringContaining(`${name}: expected`),
      }),
    );
  });

  it("refuses a base URL of schemas that is relative", () => {
    expect(() => makeEvent(SAMPLE_DRAFT, { ...SAMPLE_FACTS, schemaBaseUrl: "/schemas" })).toThrow(
      expect.objectContaining({ code: "CONTRACT_BROKEN" }),
    );
  });

  it.each([
    ["line\nbreak", "line%0Abreak"],
    ["tab\tand nul\u0000", "tab%09and nul%00"],
    ["next line \u0085", "next line %C2%85"],
    ["noncharacter \ufdd0 and \u{1ffff}", "noncharacter %EF%B7%90 and %F0%9F%BF%BF"],
    ["half a pair \ud83d", "half a pair \ufffd"],
    ["percent % and Ärger 🙂 stay", "percent % and Ärger 🙂 stay"],
  ])("encodes what an attribute cannot hold: %j", (subject, expected) => {
    const event = makeEvent({ ...SAMPLE_DRAFT, subject }, SAMPLE_FACTS);
    expect(event.subject).toBe(expected);
    expect(read(event.text).subject).toBe(expected);
  });

  it("is accepted by the CloudEvents SDK in strict mode and read back whole, whatever the body says", () => {
    const name = fc.stringMatching(/^[a-z0-9]{1,16}$/).map((name) => `xt${name}`.slice(0, 20));
    const text = fc.string({ minLength: 1, unit: "binary" });
    fc.assert(
      fc.property(
        text,
        fc.dictionary(name, text),
        fc.dictionary(text, fc.jsonValue()),
        (subject, extensions, values) => {
          const data = JSON.parse(JSON.stringify({ values }));
          const event = makeEvent({ ...SAMPLE_DRAFT, subject, extensions, data }, SAMPLE_FACTS);
          const headers = { "content-type": "application/cloudevents+json" };
          const received = HTTP.toEvent({ headers, body: event.text });
          if (!(received instanceof CloudEvent)) throw new Error("expected one event");
          expect(received.validate()).toBe(true);
          expect(received.data).toEqual(data);
          expect(received.subject).toBe(event.subject);
        },
      ),
    );
  });
});
