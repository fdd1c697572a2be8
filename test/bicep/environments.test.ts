import { expect, it } from "vitest";
import { readSnapshot, VARIANTS } from "./snapshot.ts";

/** Names that are taken once in all of Azure, or within a subscription. */
const ALONE =
  /\/(?:storageAccounts|namespaces|topics|vaults|sites|serverfarms|workspaces|components|systemTopics|workflows|userAssignedIdentities)$/;

it("gives each environment names of its own, also in one resource group", () => {
  const names = VARIANTS.flatMap((variant) =>
    readSnapshot(variant)
      .filter(({ type }) => ALONE.test(type))
      .map(({ type, name }) => `${type} ${name}`),
  );
  expect(names.length).toBeGreaterThan(30);
  expect(new Set(names).size).toBe(names.length);
});

it("gives no resource a name that would change from one deployment to the next", () => {
  const known = VARIANTS.flatMap(readSnapshot).filter(({ name }) =>
    /newGuid|utcNow|deployment\(\)/.test(name),
  );
  expect(known).toEqual([]);
});
