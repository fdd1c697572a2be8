import { describe, expect, it } from "vitest";
import { apply } from "../../../shared/registration/dataverse/apply.ts";
import {
  type MemoryRegistry,
  memoryRegistry,
} from "../../../shared/registration/dataverse/memory-registry.ts";
import { plan } from "../../../shared/registration/dataverse/plan.ts";
import { type RotationStep, rotate } from "../../../shared/registration/dataverse/rotate.ts";
import type { Wanted } from "../../../shared/registration/dataverse/wanted.ts";
import { memoryVault } from "../../../shared/secrets/memory-vault.ts";
import { ORGANIZATION, step, webhook } from "./registrations.ts";

const FIRST = "the-first-secret-of-sales";
const wanted: Wanted = { endpoints: [webhook("sales")], steps: [step("sales")] };
const lock = { keep: () => Promise.resolve() };

/** Dataverse with one endpoint that has the vault's secret. */
async function world() {
  const registry = memoryRegistry({ organizationId: ORGANIZATION, endpoints: [], steps: [] });
  const values = new Map([["sales-primary", FIRST]]);
  const secretOf = (): string | undefined => values.get("sales-primary");
  const planned = plan({ wanted, registered: await registry.read(), secretOf });
  await apply(planned, { registry, lock, secretOf, onDone: () => undefined });
  return { registry, values, vault: memoryVault(values) };
}

interface Run {
  readonly steps: readonly RotationStep[];
  readonly waits: readonly number[];
}

/** Ends the run at the n-th of everything that it does, done or not. */
function rotation(
  { registry, vault }: Awaited<ReturnType<typeof world>>,
  endsAt = Number.POSITIVE_INFINITY,
  secrets = "a",
) {
  const steps: RotationStep[] = [];
  const waits: number[] = [];
  let acts = 0;
  let made = 0;
  const act = async <Result>(what: () => Promise<Result>): Promise<Result> => {
    acts += 1;
    if (acts === endsAt) throw new Error("the run is killed");
    return await what();
  };
  const run = rotate(
    { wanted, key: "sales", acceptMs: 35_000, retireMs: 60_000 },
    {
      vault: { get: vault.get, put: (name, value) => act(() => vault.put(name, value)) },
      registry: {
        read: registry.read,
        carryOut: (change, secret) => act(() => registry.carryOut(change, secret)),
      },
      lock,
      sleep: (ms) => act(() => Promise.resolve(void waits.push(ms))),
      newSecret: () => {
        made += 1;
        return `${secrets}-new-secret-of-sales-${made}`;
      },
      onStep: (each) => steps.push(each),
    },
  );
  return run.then((): Run => ({ steps, waits }));
}

function secretInDataverse(registry: MemoryRegistry): string | undefined {
  return [...registry.secrets.values()][0];
}

describe("a rotation", () => {
  it("has the new secret accepted, then written after a wait, then retires the old one after another", async () => {
    const each = await world();
    const { steps, waits } = await rotation(each);
    expect(steps).toEqual(["accepted", "written", "retired"]);
    expect(waits.reduce((sum, ms) => sum + ms)).toBe(95_000);
    expect(secretInDataverse(each.registry)).toBe("a-new-secret-of-sales-1");
    expect(each.values.get("sales-primary")).toBe("a-new-secret-of-sales-1");
    expect([...each.values.values()]).not.toContain(FIRST);
  });

  it("leaves nothing for a plan to do", async () => {
    const { registry, values, vault } = await world();
    await rotation({ registry, values, vault });
    const secretOf = (): string | undefined => values.get("sales-primary");
    expect(plan({ wanted, registered: await registry.read(), secretOf }).changes).toEqual([]);
  });

  it("ended anywhere, refuses nobody; and run again, ends right with the secret that it made", async () => {
    for (let endsAt = 1; endsAt <= 14; endsAt += 1) {
      const each = await world();
      const killed = await rotation(each, endsAt).then(
        () => false,
        () => true,
      );
      const accepted = [each.values.get("sales-primary"), each.values.get("sales-secondary")];
      expect(accepted).toContain(secretInDataverse(each.registry));
      await rotation(each, undefined, "b");
      const last = secretInDataverse(each.registry);
      expect(each.values.get("sales-primary")).toBe(last);
      expect([...each.values.values()]).not.toContain(FIRST);
      // Before Dataverse had it, the interrupted run's secret is gone on with.
      if (killed && endsAt > 2 && endsAt <= 7) expect(last).toBe("a-new-secret-of-sales-1");
    }
  });

  it("of an endpoint that is not registered says so and makes no secret", async () => {
    const values = new Map([["sales-primary", FIRST]]);
    const registry = memoryRegistry({ organizationId: ORGANIZATION, endpoints: [], steps: [] });
    await expect(rotation({ registry, values, vault: memoryVault(values) })).rejects.toMatchObject({
      code: "REGISTRATION_WRONG",
    });
    expect([...values]).toEqual([["sales-primary", FIRST]]);
  });
});
