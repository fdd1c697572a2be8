import { at, listAt, ofType, type Resource } from "../snapshot.ts";
import { isEdge, nameOf, type Rule } from "./rule.ts";

/** The switch of each kind of resource that has keys, and how it must stand. */
const SWITCHES: readonly (readonly [type: string, path: string, value: boolean])[] = [
  ["Microsoft.Storage/storageAccounts", "properties.allowSharedKeyAccess", false],
  ["Microsoft.Storage/storageAccounts", "properties.allowBlobPublicAccess", false],
  ["Microsoft.EventGrid/topics", "properties.disableLocalAuth", true],
  ["Microsoft.ServiceBus/namespaces", "properties.disableLocalAuth", true],
  ["Microsoft.Insights/components", "properties.DisableLocalAuth", true],
  ["Microsoft.KeyVault/vaults", "properties.enableRbacAuthorization", true],
  ["Microsoft.Web/sites/basicPublishingCredentialsPolicies", "properties.allow", false],
];

export const onlyEdgeHasKeys: Rule = ({ resources }) =>
  SWITCHES.flatMap(([type, path, value]) =>
    ofType(resources, type)
      .filter((resource) => at(resource, path) !== value && !isEdge(resource.name))
      .map(({ name }) => `${name}: ${path} is not ${value}`),
  );

/** Keys are made by authorization rules alone. */
export const keysOnlySend: Rule = ({ resources }) => {
  const isRight = (rule: Resource): boolean =>
    rule.type === "Microsoft.ServiceBus/namespaces/queues/authorizationRules" &&
    isEdge(rule.id.split("/namespaces/")[1] ?? "") &&
    listAt(rule, "properties.rights").join() === "Send";
  return resources
    .filter(({ type }) => /authorizationRules$/i.test(type))
    .filter((rule) => !isRight(rule))
    .map(nameOf);
};

export const eachSenderHasOneKey: Rule = ({ resources }) =>
  ofType(resources, "Microsoft.ServiceBus/namespaces/queues")
    .filter(({ name }) => isEdge(name))
    .filter(({ id }) => {
      const keys = resources.filter((each) => each.id.startsWith(`${id}/authorizationRules/`));
      return keys.length !== 1;
    })
    .map(nameOf);
