import { readFileSync } from "node:fs";
import { join } from "node:path";
import { CloudEvent } from "cloudevents";
import { describe, expect, it } from "vitest";
import { convert, type Declared } from "../../cli/convert.ts";

const FIXTURES = join(import.meta.dirname, "..", "fixtures");
const EVENT = readFileSync(join(FIXTURES, "fno-json/purchaseorderconfirmed-2021.json"));

const declared: Declared = {
  source: "finops",
  contentType: "application/json",
  headers: new Map(),
  nowMs: Date.UTC(2026, 10, 23, 9, 12, 45, 213),
};

describe("convert", () => {
  it("gives one line with the file and the events that would be published", () => {
    const { line, understood } = convert("event.json", EVENT, declared);
    const { file, events } = JSON.parse(line);
    expect({ file, understood, count: events.length }).toEqual({
      file: "event.json",
      understood: true,
      count: 1,
    });
    expect(line).not.toContain("\n");
    expect(new CloudEvent(events[0], true).validate()).toBe(true);
  });

  it("gives the same line for the same file and moment", () => {
    expect(convert("a.json", EVENT, declared)).toEqual(convert("a.json", EVENT, declared));
  });

  it("gives the same id whatever the moment", () => {
    const later = { ...declared, nowMs: declared.nowMs + 86_400_000 };
    expect(idOf(convert("a.json", EVENT, later).line)).toBe(idOf(convert("b.json", EVENT, declared).line));
  });

  it("prints numbers digit by digit as they would be published", () => {
    const body = EVENT.toString("utf8").replace("{", '{"Exact": 12345678901234567890.5, "Plain": 0.1,');
    const { line } = convert("event.json", Buffer.from(body), declared);
    expect(line).toContain('"12345678901234567890.5"');
    expect(line).toContain(":0.1");
  });

  it("takes the media type in any spelling and with parameters", () => {
    const contentType = "Application/JSON; charset=utf-8";
    expect(convert("event.json", EVENT, { ...declared, contentType }).understood).toBe(true);
  });

  it("carries on the trace of the header", () => {
    const traceparent = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
    const headers = new Map([["Traceparent", traceparent]]);
    const { line } = convert("event.json", EVENT, { ...declared, headers });
    expect(JSON.parse(line).events[0].traceparent).toBe(traceparent);
  });

  it.each([
    ["an empty file", "", "PAYLOAD_EMPTY"],
    ["cut JSON", `{"BusinessEventId":`, "PAYLOAD_MALFORMED"],
    ["bytes that are no text", "\u00ff\u00fe", "PAYLOAD_NOT_UTF8"],
  ])("names the failure of %s", (_what, text, code) => {
    const { line, understood } = convert("bad.json", Buffer.from(text, "latin1"), declared);
    expect(understood).toBe(false);
    expect(JSON.parse(line)).toEqual({
      file: "bad.json",
      failure: { code, message: expect.stringMatching(/.{20}/) },
    });
  });
});

function idOf(line: string): string {
  return JSON.parse(line).events[0].id;
}
