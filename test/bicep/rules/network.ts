import { at, listAt, ofType, type Resource } from "../snapshot.ts";
import { isEdge, nameOf, type Rule } from "./rule.ts";

const ANYBODY = /^(\*|any|internet|0\.0\.0\.0(\/0)?|::\/0)$/i;

/** Dynamics and Event Grid must reach these, whatever else is private. */
function mustBePublic({ type, name }: Resource): boolean {
  return type === "Microsoft.EventGrid/topics" || isEdge(name) || type === "Microsoft.Web/sites";
}

export const publicIsWhatMustBe: Rule = ({ resources }) => {
  const isPrivate = ofType(resources, "Microsoft.Network/privateEndpoints").length > 0;
  return resources
    .filter((resource) => at(resource, "properties.publicNetworkAccess") !== undefined)
    .filter(({ type }) => type !== "Microsoft.ServiceBus/namespaces/networkRuleSets")
    .filter((resource) => {
      const wanted = isPrivate && !mustBePublic(resource) ? "Disabled" : "Enabled";
      return at(resource, "properties.publicNetworkAccess") !== wanted;
    })
    .map(nameOf);
};

/** A firewall that lets in nobody by default, and by name only what Azure itself vouches for. */
export const noFirewallIsOpen: Rule = ({ resources }) => {
  const isPrivate = ofType(resources, "Microsoft.Network/privateEndpoints").length > 0;
  return resources
    .flatMap((resource) =>
      ["properties.networkAcls", "properties"].map((path) => ({ resource, rules: at(resource, path) })),
    )
    .filter(({ rules }) => at(rules, "defaultAction") !== undefined)
    .filter(({ rules }) => {
      const named = [...listAt(rules, "ipRules"), ...listAt(rules, "virtualNetworkRules")];
      const wanted = isPrivate ? "Deny" : "Allow";
      return at(rules, "defaultAction") !== wanted || named.length > 0 || bypasses(rules);
    })
    .map(({ resource }) => resource.name);
};

function bypasses(rules: unknown): boolean {
  const bypass = at(rules, "bypass");
  return bypass !== undefined && bypass !== "AzureServices";
}

/** Where addresses are let in by rules of their own, in any kind of resource: none of them means everybody. */
export const noRuleLetsEverybodyIn: Rule = ({ resources }) =>
  resources
    .filter((resource) => textsOf(resource.properties).some((text) => ANYBODY.test(text)))
    .filter(({ type }) => type !== "Microsoft.Insights/scheduledQueryRules")
    .map(nameOf);

export const eachPrivateServiceHasItsEndpoint: Rule = ({ resources }) => {
  const endpoints = ofType(resources, "Microsoft.Network/privateEndpoints");
  const reached = endpoints.flatMap((endpoint) =>
    listAt(endpoint, "properties.privateLinkServiceConnections").map((connection) =>
      at(connection, "properties.privateLinkServiceId"),
    ),
  );
  return resources
    .filter((resource) => at(resource, "properties.publicNetworkAccess") === "Disabled")
    .filter(({ type }) => type !== "Microsoft.ServiceBus/namespaces/networkRuleSets")
    .filter(({ id }) => !reached.includes(id))
    .map(nameOf);
};

/** What comes in is encrypted, by a version of TLS that nobody has broken, and FTP is off. */
export const onlyTlsGetsIn: Rule = ({ resources }) => {
  const wanted: readonly (readonly [type: string, path: string, value: unknown])[] = [
    ["Microsoft.Web/sites", "properties.httpsOnly", true],
    ["Microsoft.Web/sites", "properties.siteConfig.minTlsVersion", "1.2"],
    ["Microsoft.Web/sites", "properties.siteConfig.ftpsState", "Disabled"],
    ["Microsoft.Storage/storageAccounts", "properties.supportsHttpsTrafficOnly", true],
    ["Microsoft.Storage/storageAccounts", "properties.minimumTlsVersion", "TLS1_2"],
    ["Microsoft.ServiceBus/namespaces", "properties.minimumTlsVersion", "1.2"],
    ["Microsoft.EventGrid/topics", "properties.minimumTlsVersionAllowed", "1.2"],
  ];
  return wanted.flatMap(([type, path, value]) =>
    ofType(resources, type)
      .filter((resource) => at(resource, path) !== value)
      .map(({ name }) => `${name}: ${path} is not ${value}`),
  );
};

function textsOf(value: unknown): readonly string[] {
  if (typeof value === "string") return [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(textsOf) : [];
}
