import { describe, expect, it } from "vitest";
import { appLine } from "../../../../local/stack/stories/app-line.ts";
import { understoodAtMs } from "../../../../local/stack/stories/arrival.ts";
import { RECEIVED } from "./sample-lines.ts";

describe("lines of the app's log", () => {
  it("are told from what anything else writes", () => {
    expect(appLine(JSON.stringify(RECEIVED))).toEqual(RECEIVED);
    expect(appLine("Server listening")).toBeUndefined();
    expect(appLine('{"event":"message.other"}')).toBeUndefined();
    expect(appLine('{"event":"message.received"')).toBeUndefined();
  });
});

describe("an event's text", () => {
  it("says when it was understood", () => {
    const text = '{"id":"1","recordedtime":"2026-11-23T09:12:45.213Z"}';
    expect(understoodAtMs(text)).toBe(Date.parse("2026-11-23T09:12:45.213Z"));
    expect(understoodAtMs('{"id":"1"}')).toBeUndefined();
    expect(understoodAtMs('{"recordedtime":"soon"}')).toBeUndefined();
  });
});
