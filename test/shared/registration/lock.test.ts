import { describe, expect, it } from "vitest";
import { type Lock, locked } from "../../../shared/registration/dataverse/lock.ts";
import { memoryRegistry } from "../../../shared/registration/dataverse/memory-registry.ts";
import { plan } from "../../../shared/registration/dataverse/plan.ts";
import { ORGANIZATION } from "./registrations.ts";

/** Runs against one organization, on a clock that only `sleep` moves. */
function world() {
  const registry = memoryRegistry({ organizationId: ORGANIZATION, endpoints: [], steps: [] });
  const waits: string[] = [];
  let nowMs = Date.UTC(2026, 10, 25);
  let tokens = 0;
  const run = <Result>(who: string, work: (lock: Lock) => Promise<Result>, breaks = false): Promise<Result> =>
    locked(
      {
        registry,
        who,
        nowMs: () => nowMs,
        sleep: (ms) => {
          nowMs += ms;
          return Promise.resolve();
        },
        newToken: () => {
          tokens += 1;
          return `token-of-a-run-${tokens}`;
        },
        breaks,
        onWait: (holder) => waits.push(holder),
      },
      work,
    );
  const pass = (ms: number): void => {
    nowMs += ms;
  };
  return { registry, waits, run, pass };
}

/** A run that is killed: it ends without having unlocked. */
async function kill({ registry, run }: ReturnType<typeof world>): Promise<void> {
  const held = await run("ada@laptop", async () => (await registry.read()).endpoints);
  for (const { id, fields } of held)
    await registry.carryOut(
      { kind: "createEndpoint", id, name: "", fields, setsSecret: undefined, why: "" },
      undefined,
    );
}

describe("the lock of a run", () => {
  it("is gone when the run is over, also when it failed", async () => {
    const { registry, run } = world();
    await run("ada", () => Promise.resolve());
    await expect(run("ada", () => Promise.reject(new Error("it failed")))).rejects.toThrow("it failed");
    expect((await registry.read()).endpoints).toEqual([]);
  });

  it("lets no second run work meanwhile, and tells it who does", async () => {
    const { run } = world();
    const second = run("ada@laptop", () => run("bob@server", () => Promise.resolve("worked")));
    // The first one never renews its lock here, so it must look dead before the second goes on.
    await expect(second).resolves.toBe("worked");
    const { run: again, waits } = world();
    await again("ada@laptop", async (lock) => {
      const other = again("bob@server", () => Promise.resolve());
      for (let times = 0; times < 60; times += 1) {
        await lock.keep();
        await Promise.resolve();
      }
      await expect(other).rejects.toThrow(/no other run in this environment, found one of ada@laptop/);
    });
    expect(new Set(waits)).toEqual(new Set(["ada@laptop"]));
  });

  it("of a killed run ends by itself, and can be broken before", async () => {
    const one = world();
    await kill(one);
    await expect(one.run("ada@laptop", () => Promise.resolve("worked"))).resolves.toBe("worked");
    expect(one.waits.length).toBeGreaterThan(20);
    const other = world();
    await kill(other);
    await expect(other.run("ada@laptop", () => Promise.resolve("worked"), true)).resolves.toBe("worked");
    expect(other.waits).toEqual([]);
    expect((await other.registry.read()).endpoints).toEqual([]);
  });

  it("is no endpoint to a plan, which says that somebody works", async () => {
    const { registry, run } = world();
    const planned = await run("ada", async () =>
      plan({
        wanted: { endpoints: [], steps: [] },
        registered: await registry.read(),
        secretOf: () => undefined,
      }),
    );
    expect(planned).toEqual({ changes: [], notes: [expect.stringContaining("Another run")] });
  });

  it("fails the run from which it was taken", async () => {
    const { registry, run, pass } = world();
    await expect(
      run("ada", async (lock) => {
        await lock.keep();
        for (const { id } of (await registry.read()).endpoints)
          await registry.carryOut({ kind: "removeEndpoint", id, name: "", why: "" }, undefined);
        pass(20_000);
        await lock.keep();
      }),
    ).rejects.toThrow(/is gone/);
  });
});
