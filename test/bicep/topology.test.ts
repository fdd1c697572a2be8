import { describe, expect, it } from "vitest";
import { SETTINGS } from "../../shared/settings/shape.ts";
import { queuesOf } from "./rules/numbers.ts";
import { at } from "./snapshot.ts";

describe("the topology", () => {
  it("gives all queues of senders the same numbers, of which the template takes the first", () => {
    const [first, ...others] = queuesOf("edge").values();
    for (const properties of others) expect(properties).toEqual(first);
  });

  it.each(["core", "edge"] as const)("locks in %s as long as the code takes it to", (namespace) => {
    const minutes = Number(SETTINGS.LOCK_MS.default) / 60_000;
    const queues = queuesOf(namespace);
    const own = namespace === "core" ? ["inbound", "isolate"] : [...queues.keys()];
    for (const queue of own) expect(at(queues.get(queue), "LockDuration")).toBe(`PT${minutes}M`);
  });

  it("remembers ids for longer than the longest delay of a copy, and for as long as Event Grid tries", () => {
    const hours = { P1D: 24 }[
      String(at(queuesOf("core").get("inbound"), "DuplicateDetectionHistoryTimeWindow"))
    ];
    expect(hours).toBeGreaterThan(Number(SETTINGS.RETRY_CAP_MS.default) / 3_600_000);
    const logicApp = queuesOf("core").get("logicapp");
    expect(at(logicApp, "RequiresDuplicateDetection")).toBe(true);
    expect(at(logicApp, "DuplicateDetectionHistoryTimeWindow")).toBe("P1D");
  });
});
