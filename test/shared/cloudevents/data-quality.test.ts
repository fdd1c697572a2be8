import { describe, expect, it } from "vitest";
import { type DataFlaw, dataQuality } from "../../../shared/cloudevents/data-quality.ts";

describe("data quality", () => {
  it.each<[DataFlaw[], string]>([
    [[], "complete"],
    [["truncated"], "truncated"],
    [["unkeyed"], "unkeyed"],
    [["unkeyed", "truncated"], "truncated unkeyed"],
    [["mojibake"], "mojibake"],
  ])("says %j as «%s»", (flaws, words) => {
    expect(dataQuality(flaws)).toBe(words);
  });
});
