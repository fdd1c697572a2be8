import { describe, expect, it } from "vitest";
import { traceContext } from "../../../local/functions/trace-context.ts";

const PARENT = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
const newId = (): string => "7e2a3c1d-0000-4000-8000-000000000001";

describe("the trace context of a call", () => {
  it("stays in the caller's trace with a span of its own", () => {
    expect(traceContext(PARENT, "a=b", newId)).toEqual({
      traceParent: "00-0af7651916cd43dd8448eb211c80319c-7e2a3c1d00004000-01",
      traceState: "a=b",
      attributes: {},
    });
  });

  it.each([undefined, "", "garbage", PARENT.toUpperCase(), ["a"]])(
    "begins a trace when the parent is %o",
    (parent) => {
      expect(traceContext(parent, undefined, newId).traceParent).toBe(
        "00-7e2a3c1d000040008000000000000001-7e2a3c1d00004000-00",
      );
    },
  );
});
