import { describe, expect, it } from "vitest";
import { memoryAnnouncer } from "../../../shared/connector/memory-announcer.ts";
import { HAPPENINGS } from "../../../shared/connector/notice.ts";
import { checkContract } from "../../../shared/contracts/check-contract.ts";
import { FINDINGS, type Finding } from "../../../shared/registration/drift/findings.ts";
import { watchDrift } from "../../../shared/registration/watch/watch-drift.ts";
import { makeMeter } from "../../../shared/telemetry/meter.ts";

const DISABLED: Finding = {
  code: "STEP_DISABLED",
  about: "Update of contact",
  id: "1",
  says: "it is switched off",
};

function rig() {
  const announcer = memoryAnnouncer();
  const meter = makeMeter(10_000);
  const look = (findings: readonly Finding[]): Promise<readonly Finding[]> =>
    watchDrift({
      environment: "production",
      findDrift: () => Promise.resolve(findings),
      meter,
      announcer: { tell: (notice) => announcer.announce(notice) },
      nowMs: () => Date.UTC(2026, 10, 25),
    });
  return { announcer, meter, look };
}

describe("the watch over what is registered", () => {
  it("raises what it finds as an event that fits its schema, once for each set of findings", async () => {
    const { announcer, look } = rig();
    await look([DISABLED]);
    await look([DISABLED]);
    await look([DISABLED, { ...DISABLED, id: "2" }]);
    const told = announcer.told();
    expect(told.map(({ happening, subject }) => [happening, subject])).toEqual(
      Array(2).fill(["registration.drifted", "registration/production"]),
    );
    for (const { data } of told) checkContract(data, HAPPENINGS["registration.drifted"]);
  });

  it("counts each code, those that are mended as well, and tells nothing where nothing is", async () => {
    const { announcer, meter, look } = rig();
    await look([DISABLED, { ...DISABLED, id: "2" }]);
    const sums = (): ReadonlyMap<string, number> =>
      new Map(meter.take().map(({ dimensions, sum }) => [String(dimensions.code), sum]));
    const first = sums();
    expect(first.size).toBe(Object.keys(FINDINGS).length);
    expect(first.get("STEP_DISABLED")).toBe(2);
    await look([]);
    expect(sums().get("STEP_DISABLED")).toBe(0);
    expect(announcer.told()).toHaveLength(1);
  });
});
