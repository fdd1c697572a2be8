import { describe, expect, it } from "vitest";
import { apply } from "../../../shared/registration/dataverse/apply.ts";
import type { Change } from "../../../shared/registration/dataverse/change.ts";
import { rowId } from "../../../shared/registration/dataverse/mark.ts";
import { plan } from "../../../shared/registration/dataverse/plan.ts";
import type { Registered } from "../../../shared/registration/dataverse/registered.ts";
import type { Registry } from "../../../shared/registration/dataverse/registry.ts";
import type { Wanted } from "../../../shared/registration/dataverse/wanted.ts";
import { image, step, webhook } from "./registrations.ts";

const secretOf = (key: string): string => `a-long-secret-of-${key}`;

const WANTED: Wanted = {
  endpoints: [webhook("sales"), webhook("service")],
  steps: [
    step("sales", { columns: "firstname,lastname" }, [
      image("before", "firstname"),
      image("after", "lastname"),
    ]),
    step("sales", { message: "Delete", name: "with 'quotes' & <angles>" }, [image("before", "firstname")]),
    step("service", { table: "account", message: "Create", mode: "sync", autoDelete: false, rank: 7 }),
  ],
};

/** What each kind of a registry promises; each test begins with an organization in which nothing is registered. */
export function registrySuite(kind: string, make: () => Promise<Registry>): void {
  const planned = (registry: Registered, wanted: Wanted): readonly Change[] =>
    plan({ wanted, registered: registry, secretOf }).changes;
  const makeSo = async (registry: Registry, wanted: Wanted): Promise<readonly Change[]> => {
    const changes = planned(await registry.read(), wanted);
    const lock = { keep: () => Promise.resolve() };
    await apply({ changes, notes: [] }, { registry, lock, secretOf, onDone: () => undefined });
    return changes;
  };

  describe(`the registry in ${kind}`, () => {
    it("shows what was carried out as it was written, and a second plan is empty", async () => {
      const registry = await make();
      expect(await makeSo(registry, WANTED)).toHaveLength(5);
      const registered = await registry.read();
      expect(planned(registered, WANTED)).toEqual([]);
      expect(registered.endpoints.map(({ isSecretSet }) => isSecretSet)).toEqual([true, true]);
      expect(registered.steps).toHaveLength(3);
    });

    it("changes in place: the ids stay", async () => {
      const registry = await make();
      await makeSo(registry, WANTED);
      const before = await registry.read();
      const wanted: Wanted = {
        endpoints: [
          webhook("sales", { url: "https://moved.example/api/dataverse/sales" }),
          webhook("service"),
        ],
        steps: [
          // The same, moved to another endpoint, with other columns, images and message.
          step("service", { columns: "", rank: 2, description: "for the service desk" }, [
            image("before", "lastname"),
            image("both", "firstname"),
          ]),
          step("sales", { message: "DeleteMultiple" }),
          step("service", { table: "account", message: "Create" }),
        ],
      };
      const kinds = (await makeSo(registry, wanted)).map((change) => change.kind);
      expect(new Set(kinds)).toEqual(new Set(["changeEndpoint", "changeStep"]));
      const after = await registry.read();
      expect(planned(after, wanted)).toEqual([]);
      const ids = ({ endpoints, steps }: Registered): readonly string[] =>
        [...endpoints, ...steps].map(({ id }) => id).sort();
      expect(ids(after)).toEqual(ids(before));
    });

    it("carries a change out again without making anything twice, or missing what is gone", async () => {
      const registry = await make();
      for (const change of await makeSo(registry, WANTED))
        await registry.carryOut(change, "setsSecret" in change ? "a-long-secret" : undefined);
      expect((await registry.read()).steps).toHaveLength(3);
      for (const change of await makeSo(registry, { endpoints: [], steps: [] }))
        await registry.carryOut(change, undefined);
      expect(await registry.read()).toMatchObject({ endpoints: [], steps: [] });
    });

    it("makes a step with its images or not at all", async () => {
      const registry = await make();
      await makeSo(registry, { endpoints: [webhook("sales")], steps: [] });
      const { id: endpoint } = (await registry.read()).endpoints[0] ?? { id: "" };
      const { fields } = step("sales");
      const id = rowId("step", "broken");
      const nobody = { ...fields, endpoint: rowId("nobody"), description: "", enabled: true };
      const change: Change = {
        kind: "createStep",
        id,
        name: "",
        why: "",
        fields: nobody,
        images: [{ id: rowId("image"), fields: image("before", "firstname") }],
      };
      await expect(registry.carryOut(change, undefined)).rejects.toMatchObject({ code: "DYNAMICS_REFUSED" });
      expect((await registry.read()).steps).toEqual([]);
      await registry.carryOut({ ...change, fields: { ...nobody, endpoint } }, undefined);
      expect((await registry.read()).steps).toHaveLength(1);
    });

    it("disables and enables", async () => {
      const registry = await make();
      await makeSo(registry, WANTED);
      for (const { id, fields } of (await registry.read()).steps.slice(0, 1)) {
        const off = {
          before: { enabled: true },
          after: { enabled: false },
          fields: { ...fields, enabled: false },
        };
        await registry.carryOut({ kind: "changeStep", id, name: "", why: "", ...off, images: [] }, undefined);
      }
      const changes = planned(await registry.read(), WANTED);
      expect(changes).toMatchObject([
        { kind: "changeStep", before: { enabled: false }, why: "it is disabled" },
      ]);
      await makeSo(registry, WANTED);
      expect(planned(await registry.read(), WANTED)).toEqual([]);
    });

    it("keeps an endpoint that steps still post to", async () => {
      const registry = await make();
      await makeSo(registry, WANTED);
      const { id } = (await registry.read()).endpoints[0] ?? { id: "" };
      await expect(
        registry.carryOut({ kind: "removeEndpoint", id, name: "", why: "" }, undefined),
      ).rejects.toMatchObject({ code: "DYNAMICS_REFUSED" });
      expect((await registry.read()).endpoints).toHaveLength(2);
    });
  });
}
