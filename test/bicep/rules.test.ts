import { describe, expect, it } from "vitest";
import { RULES } from "./rules.ts";
import { type Resource, readSnapshot, VARIANTS } from "./snapshot.ts";

describe.each(VARIANTS)("the deployment %s", (variant) => {
  it.each(Object.keys(RULES))("keeps to: %s", (rule) => {
    expect(RULES[rule]?.(readSnapshot(variant))).toEqual([]);
  });
});

describe("a rule of the deployment is broken by", () => {
  it.each<[string, string, RegExp, (resource: Resource) => void]>([
    [
      "a storage account with keys",
      "Keys open nothing but the namespace edge",
      /^std/,
      ({ properties }) => {
        properties.allowSharedKeyAccess = true;
      },
    ],
    [
      "a topic with keys",
      "Keys open nothing but the namespace edge",
      /^evgt-/,
      ({ properties }) => {
        properties.disableLocalAuth = false;
      },
    ],
    [
      "core with keys",
      "Keys open nothing but the namespace edge",
      /^sb-/,
      ({ properties }) => {
        properties.disableLocalAuth = false;
      },
    ],
    [
      "a key that listens, too",
      "Each key may send to one queue of edge and nothing else",
      /dynamics-send$/,
      ({ properties }) => {
        properties.rights = ["Send", "Listen"];
      },
    ],
    [
      "a subscription without dead letters",
      "Each subscription delivers and dead-letters by identity",
      /^evgt-.*logicapp$/,
      ({ properties }) => {
        delete properties.deadLetterWithResourceIdentity;
      },
    ],
    [
      "a subscription by key",
      "Each subscription delivers and dead-letters by identity",
      /^evgt-.*logicapp$/,
      ({ properties }) => {
        properties.destination = properties.deliveryWithResourceIdentity.destination;
        delete properties.deliveryWithResourceIdentity;
      },
    ],
    [
      "a private edge",
      "What Dynamics and Event Grid must reach is public, and all else is private together",
      /^sbe-/,
      ({ properties }) => {
        properties.publicNetworkAccess = "Disabled";
      },
    ],
    [
      "an app that speaks HTTP",
      "Only HTTPS with TLS 1.2 gets in, and FTP is off",
      /^func-[^/]*$/,
      ({ properties }) => {
        properties.httpsOnly = false;
      },
    ],
    [
      "an unknown setting",
      "Each setting that the code needs is set, and none that it does not know",
      /^func-[^/]*$/,
      ({ properties }) => {
        properties.siteConfig.appSettings.push({ name: "RETRY_ATTEMPS", value: "3" });
      },
    ],
    [
      "a missing setting",
      "Each setting that the code needs is set, and none that it does not know",
      /^func-[^/]*$/,
      ({ properties }) => {
        properties.siteConfig.appSettings = properties.siteConfig.appSettings.filter(
          ({ name }: { readonly name: string }) => name !== "KEY_VAULT_URI",
        );
      },
    ],
    [
      "a lifecycle rule",
      "No lifecycle rule deletes what the app sweeps itself",
      /^std[^/]*$/,
      (resource) => {
        Object.assign(resource, { type: "Microsoft.Storage/storageAccounts/managementPolicies" });
      },
    ],
  ])("%s", (_what, rule, name, change) => {
    const resources = readSnapshot("prod").map((resource) => structuredClone(resource));
    const changed = resources.filter(
      (resource) => name.test(resource.name) && resource.properties !== undefined,
    );
    expect(changed.length).toBeGreaterThan(0);
    for (const resource of changed) {
      if (resource.type.endsWith("roleAssignments")) continue;
      change(resource);
    }
    expect(RULES[rule]?.(resources)).not.toEqual([]);
  });
});
