import { describe, expect, it } from "vitest";
import { memoryAnnouncer } from "../../../shared/connector/memory-announcer.ts";
import { quietAnnouncer } from "../../../shared/connector/quiet-announcer.ts";
import { makeMeter } from "../../../shared/telemetry/meter.ts";
import { notice } from "./announcer-suite.ts";

describe("a quiet announcer", () => {
  it("asks once for a cause that a whole batch tells at the same time", async () => {
    const asked: string[] = [];
    const meter = makeMeter(0);
    const quiet = quietAnnouncer(
      {
        announce: ({ subject }) => {
          asked.push(subject);
          return Promise.resolve();
        },
      },
      meter,
    );
    await Promise.all(Array.from({ length: 64 }, () => quiet.tell(notice())));
    await quiet.tell(notice());
    expect(asked).toEqual(["organization/orgcopy"]);
    expect(meter.take()).toMatchObject([
      { name: "connector.notices", sum: 1, dimensions: { result: "told", happening: notice().happening } },
    ]);
  });

  it("fails nobody when a notice cannot be kept, counts it, and tells it the next time", async () => {
    const told = memoryAnnouncer();
    const meter = makeMeter(0);
    let isAway = true;
    const quiet = quietAnnouncer(
      { announce: (one) => (isAway ? Promise.reject(new Error("away")) : told.announce(one)) },
      meter,
    );
    await quiet.tell(notice());
    expect(meter.take()).toMatchObject([{ dimensions: { result: "given up" } }]);
    isAway = false;
    await quiet.tell(notice());
    expect(told.told()).toHaveLength(1);
  });

  it("forgets the oldest causes, not the newest", async () => {
    const asked: string[] = [];
    const announce = ({ cause }: { readonly cause: readonly string[] }): Promise<void> => {
      asked.push(cause.join());
      return Promise.resolve();
    };
    const quiet = quietAnnouncer({ announce }, makeMeter(0));
    for (let at = 0; at <= 2_000; at++) await quiet.tell(notice({ cause: [String(at)] }));
    await quiet.tell(notice({ cause: ["2000"] }));
    await quiet.tell(notice({ cause: ["0"] }));
    expect(asked.slice(-2)).toEqual(["2000", "0"]);
  });
});
