import { describe, expect, it } from "vitest";
import { judgeReturns } from "../../../shared/pipeline/judge-returns.ts";
import { raw } from "./rig.ts";

const item = raw("{}");
if (item.kind !== "waiting") throw new Error("Expected a message that waits.");
const { waiting } = item;

const judged = (returns: number, deliveries: number, where: "among others" | "alone"): string => {
  const came = judgeReturns({ ...waiting, returns }, deliveries, where);
  return came.kind === "returned" ? `${came.failure.code} ${came.waiting.returns}` : came.kind;
};

describe("a message that comes back to its queue", () => {
  it.each([
    [1, "waiting"],
    [2, "waiting"],
    [3, "ISOLATED 2"],
    // It came back that often because isolate could not be reached: that is no sign against it.
    [9, "ISOLATED 2"],
  ])("at delivery %i among others is %s", (deliveries, expected) => {
    expect(judged(0, deliveries, "among others")).toBe(expected);
  });

  it.each([
    [1, "waiting"],
    [2, "waiting"],
    [3, "CAME_BACK_UNHANDLED 4"],
    [4, "CAME_BACK_UNHANDLED 5"],
  ])("at delivery %i alone is %s", (deliveries, expected) => {
    expect(judged(2, deliveries, "alone")).toBe(expected);
  });

  it("is never handled among others again once it was isolated", () => {
    expect(judged(2, 1, "among others")).toBe("ISOLATED 2");
    expect(judged(4, 1, "among others")).toBe("ISOLATED 4");
    expect(judged(4, 1, "alone")).toBe("CAME_BACK_UNHANDLED 4");
  });

  it("has as many tries alone when a copy of it goes there after it was handled to an end", () => {
    expect(judged(0, 2, "alone")).toBe("waiting");
    expect(judged(0, 3, "alone")).toBe("CAME_BACK_UNHANDLED 4");
  });
});
