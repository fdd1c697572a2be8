import { describe, expect, it } from "vitest";
import { ALERTS_CASES } from "./breaking/alerts.ts";
import { KEYS_CASES } from "./breaking/keys.ts";
import { NETWORK_CASES } from "./breaking/network.ts";
import { NUMBERS_CASES } from "./breaking/numbers.ts";
import { ROLES_CASES } from "./breaking/roles.ts";
import type { RuleCase } from "./breaking/rule-case.ts";
import { SETTINGS_CASES } from "./breaking/settings.ts";
import { SUBSCRIPTIONS_CASES } from "./breaking/subscriptions.ts";
import { type Resource, readSnapshot, VARIANTS, withPart } from "./snapshot.ts";

const RULES: readonly RuleCase[] = [
  ...KEYS_CASES,
  ...SUBSCRIPTIONS_CASES,
  ...NETWORK_CASES,
  ...SETTINGS_CASES,
  ...NUMBERS_CASES,
  ...ROLES_CASES,
  ...ALERTS_CASES,
];

describe.each(VARIANTS)("the deployment %s", (variant) => {
  it.each(RULES)("keeps to this: %s", (_text, rule) => {
    expect(rule({ variant, resources: readSnapshot(variant) })).toEqual([]);
  });
});

describe("the rule", () => {
  const cases = RULES.flatMap(([text, rule, broken]) =>
    broken.map((each) => [text, each.what, rule, each] as const),
  );
  it.each(cases)("that %s is broken by: %s", (_text, _what, rule, { type, name, path, part }) => {
    const resources = [...readSnapshot("private-network")];
    const place = resources.findIndex(
      (resource) => resource.type === type && (name === undefined || name.test(resource.name)),
    );
    const found = resources[place];
    if (found === undefined) throw new Error(`No ${type} is deployed.`);
    resources[place] = withPart<Resource>(found, path, part);
    expect(rule({ variant: "private-network", resources })).not.toEqual([]);
  });
});
