import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { apply } from "../../../shared/registration/dataverse/apply.ts";
import { markOf, withMark } from "../../../shared/registration/dataverse/mark.ts";
import { match } from "../../../shared/registration/dataverse/match.ts";
import {
  type MemoryRegistry,
  memoryRegistry,
} from "../../../shared/registration/dataverse/memory-registry.ts";
import { plan } from "../../../shared/registration/dataverse/plan.ts";
import type { Registered } from "../../../shared/registration/dataverse/registered.ts";
import type { Registry } from "../../../shared/registration/dataverse/registry.ts";
import type { Wanted } from "../../../shared/registration/dataverse/wanted.ts";
import { anyRegistered, anyWanted } from "../../shared/registration/registrations.ts";

const secretOf = (key: string): string => `a-long-secret-of-${key}`;
const lock = { keep: () => Promise.resolve() };

async function planAndApply(wanted: Wanted, registry: Registry): Promise<number> {
  const planned = plan({ wanted, registered: await registry.read(), secretOf });
  await apply(planned, { registry, lock, secretOf, onDone: () => undefined });
  return planned.changes.length;
}

/** The state without ids, which differ between two ways to it where rows are made. */
function plain({ endpoints, steps }: Registered): unknown {
  const nameOf = new Map(
    endpoints.map(({ id, fields }) => [
      id,
      `${fields.name}|${fields.contract}|${fields.description}|${fields.url}`,
    ]),
  );
  const text = (value: unknown): string => JSON.stringify(value);
  return {
    endpoints: endpoints.map(({ id: _, ...row }) => text(row)).sort(),
    steps: steps
      .map(({ fields, images }) =>
        text([
          { ...fields, endpoint: nameOf.get(fields.endpoint) },
          images.map((each) => text(each.fields)).sort(),
        ]),
      )
      .sort(),
  };
}

/** A registry that ends the run at its n-th call: before the call is done, or after it, its answer lost. */
function endingAt(registry: MemoryRegistry, call: number, isDone: boolean): Registry {
  let calls = 0;
  return {
    read: registry.read,
    carryOut: async (change, secret) => {
      calls += 1;
      if (calls < call) return await registry.carryOut(change, secret);
      if (calls === call && isDone) await registry.carryOut(change, secret);
      throw new Error("the run is killed");
    },
  };
}

describe("plan and apply, for any state and any file", () => {
  it("give the wanted state, and a second plan is empty", async () => {
    await fc.assert(
      fc.asyncProperty(anyRegistered, anyWanted, async (registered, wanted) => {
        const registry = memoryRegistry(registered);
        await planAndApply(wanted, registry);
        const after = await registry.read();
        expect(plan({ wanted, registered: after, secretOf }).changes).toEqual([]);
        const { endpoints, steps, leftSteps } = match(wanted, after);
        for (const { wanted: each, found } of endpoints) {
          expect(found?.fields).toMatchObject(each.fields);
          expect(registry.secrets.get(found?.id ?? "")).toBe(secretOf(each.key));
        }
        for (const { wanted: each, found, endpointId } of steps) {
          expect(found?.fields).toMatchObject({
            ...each.fields,
            description: withMark(each.fields.description ?? ""),
            endpoint: endpointId,
            enabled: true,
          });
          expect(found?.images.map(({ fields }) => fields)).toHaveLength(each.images.length);
          expect(found?.images.map(({ fields }) => fields)).toEqual(expect.arrayContaining([...each.images]));
        }
        expect(leftSteps).toEqual([]);
      }),
      { numRuns: 1_000 },
    );
  });

  it("touch nothing of anybody else", async () => {
    await fc.assert(
      fc.asyncProperty(anyRegistered, anyWanted, async (registered, wanted) => {
        const { steps, endpoints } = match(wanted, registered);
        const taken = new Set([...steps, ...endpoints].map(({ found }) => found?.id));
        const isForeign = (row: {
          readonly id: string;
          readonly fields: { readonly description?: string | undefined };
        }) => markOf(row.fields.description) === undefined && !taken.has(row.id);
        const registry = memoryRegistry(registered);
        await planAndApply(wanted, registry);
        const after = await registry.read();
        expect(after.steps).toEqual(expect.arrayContaining(registered.steps.filter(isForeign)));
        expect(after.endpoints).toEqual(expect.arrayContaining(registered.endpoints.filter(isForeign)));
      }),
      { numRuns: 1_000 },
    );
  });

  it("end in the same state when a run is killed at any call and applied again", async () => {
    await fc.assert(
      fc.asyncProperty(
        anyRegistered,
        anyWanted,
        fc.integer({ min: 1, max: 12 }),
        fc.boolean(),
        async (registered, wanted, call, isDone) => {
          const straight = memoryRegistry(registered);
          await planAndApply(wanted, straight);
          const killed = memoryRegistry(registered);
          await planAndApply(wanted, endingAt(killed, call, isDone)).catch(() => 0);
          await planAndApply(wanted, killed);
          expect(plain(await killed.read())).toEqual(plain(await straight.read()));
          expect([...killed.secrets.values()].sort()).toEqual([...straight.secrets.values()].sort());
        },
      ),
      { numRuns: 1_000 },
    );
  });

  it("never leave a wanted change unheard in between, nor send one twice that was not sent twice before", async () => {
    await fc.assert(
      fc.asyncProperty(anyRegistered, anyWanted, async (registered, wanted) => {
        const registry = memoryRegistry(registered);
        const heardFirst = heard(registered);
        const heardLast = memoryRegistry(registered);
        await planAndApply(wanted, heardLast);
        const last = heard(await heardLast.read());
        const watched: Registry = {
          read: registry.read,
          carryOut: async (change, secret) => {
            await registry.carryOut(change, secret);
            for (const [place, count] of heard(await registry.read())) {
              const bound = Math.max(heardFirst.get(place) ?? 0, last.get(place) ?? 0);
              expect(count, `${change.kind} makes ${place} heard`).toBeLessThanOrEqual(bound);
            }
            const now = heard(await registry.read());
            for (const [place, count] of last)
              expect(now.get(place) ?? 0, `${change.kind} leaves ${place} heard`).toBeGreaterThanOrEqual(
                Math.min(heardFirst.get(place) ?? 0, count),
              );
          },
        };
        await planAndApply(wanted, watched);
      }),
      { numRuns: 1_000 },
    );
  });
});

/** How many enabled steps post a table's message, of either name of its family. */
function heard({ steps }: Registered): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { fields } of steps) {
    if (!fields.enabled) continue;
    const place = `${fields.table ?? ""} ${fields.message.replace("Multiple", "")}`;
    counts.set(place, (counts.get(place) ?? 0) + 1);
  }
  return counts;
}
