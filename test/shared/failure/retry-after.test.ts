import { createHttpHeaders } from "@azure/core-rest-pipeline";
import { describe, expect, it } from "vitest";
import { retryAfter } from "../../../shared/failure/retry-after.ts";

/** An SDK's error, as far as we read it. */
function answered(headers: Readonly<Record<string, string>>): unknown {
  return Object.assign(new Error("busy"), {
    statusCode: 503,
    response: { headers: createHttpHeaders(headers) },
  });
}

const DATE = "Mon, 23 Nov 2026 09:12:45 GMT";

describe("what a service asks us to wait", () => {
  it.each([
    ["in seconds", { "retry-after": "7" }, 7_000],
    [
      "as a date, counted from the answer's own",
      { "retry-after": "Mon, 23 Nov 2026 09:13:15 GMT", date: DATE },
      30_000,
    ],
    ["as a date that is over", { "retry-after": "Mon, 23 Nov 2026 09:00:00 GMT", date: DATE }, 0],
  ])("is read %s", (_form, headers, afterMs) => {
    expect(retryAfter(answered(headers))).toEqual({ afterMs });
  });

  it.each([
    ["is not there", {}],
    ["is a date with nothing to count it from", { "retry-after": DATE }],
    ["is neither seconds nor a date", { "retry-after": "soon", date: DATE }],
    ["is no time at all", { "retry-after": "-5", date: "yesterday" }],
  ])("is nothing when it %s", (_what, headers) => {
    expect(retryAfter(answered(headers))).toEqual({});
  });

  it.each([
    undefined,
    "text",
    {},
    { response: null },
    { response: { headers: {} } },
    { response: { headers: { get: 1 } } },
  ])("is nothing when no answer came at all (%j)", (error) => {
    expect(retryAfter(error)).toEqual({});
  });
});
