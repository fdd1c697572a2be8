import { describe, expect, it } from "vitest";
import { looksLikeMojibake } from "../../../shared/cloudevents/mojibake.ts";

/** A text as it arrives when its UTF-8 was read as another encoding on the way. */
function misread(text: string, as: "latin1" | "windows-1252"): string {
  const bytes = Buffer.from(text);
  return as === "latin1" ? bytes.toString("latin1") : new TextDecoder("windows-1252").decode(bytes);
}

const TEXTS = [
  ["Renée Müller"],
  ["Ñuñoa"],
  ["ÄRZTE"],
  ["Österreich"],
  ["straße"],
  ["20 °C"],
  ["a – b"],
  ["it’s"],
  ["“quoted”"],
  ["100 €"],
  ["Привет"],
  ["naïve à la carte"],
];

describe("text that was decoded wrongly before it came here", () => {
  it.each(TEXTS)("is seen in «%s» read as Latin-1 or as Windows-1252", (text) => {
    expect(looksLikeMojibake(misread(text, "latin1"))).toBe(true);
    expect(looksLikeMojibake(misread(text, "windows-1252"))).toBe(true);
  });

  it("is seen where characters were replaced", () => {
    expect(looksLikeMojibake("Ren\ufffde")).toBe(true);
  });

  it.each([
    ...TEXTS,
    ["« à »"],
    ["\u00ab\u00a0à\u00a0\u00bb"],
    ["AMANHÃ”"],
    ["AMANHÃ – às 9"],
    ["Âge, Ânes et â"],
    ["Đà Nẵng, São Tomé, Þór"],
    ["ÐÞÆ and Ñandú"],
    ["日本語 한국어 العربية 🎉"],
    ["plain ASCII \\u00c3"],
  ])("is not seen in «%s» as it should be", (text) => {
    expect(looksLikeMojibake(text)).toBe(false);
  });
});
