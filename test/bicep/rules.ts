import { clientStateSettings, SETTINGS } from "../../shared/settings/shape.ts";
import { ofType, type Resource } from "./snapshot.ts";

/** What a deployment must keep to: each rule gives all that breaks it, by the name of the resource. */
export const RULES: Readonly<Record<string, (resources: readonly Resource[]) => readonly string[]>> = {
  "Keys open nothing but the namespace edge": (resources) => [
    ...ofType(resources, "Microsoft.Storage/storageAccounts")
      .filter(
        ({ properties }) =>
          properties.allowSharedKeyAccess !== false || properties.allowBlobPublicAccess !== false,
      )
      .map(nameOf),
    ...["Microsoft.EventGrid/topics", "Microsoft.ServiceBus/namespaces"].flatMap((type) =>
      ofType(resources, type)
        .filter(({ name, properties }) => properties.disableLocalAuth !== true && !isEdge(name))
        .map(nameOf),
    ),
    ...ofType(resources, "Microsoft.Insights/components")
      .filter(({ properties }) => properties.DisableLocalAuth !== true)
      .map(nameOf),
    ...ofType(resources, "Microsoft.KeyVault/vaults")
      .filter(({ properties }) => properties.enableRbacAuthorization !== true)
      .map(nameOf),
  ],
  "Each key may send to one queue of edge and nothing else": (resources) =>
    resources
      .filter(({ type }) => /authorizationRules$/i.test(type))
      .filter(
        ({ type, id, properties }) =>
          type !== "Microsoft.ServiceBus/namespaces/queues/authorizationRules" ||
          !isEdge(id.split("/namespaces/")[1] ?? "") ||
          properties.rights.join() !== "Send",
      )
      .map(nameOf),
  "Each subscription delivers and dead-letters by identity": (resources) =>
    resources
      .filter(({ type }) => /eventSubscriptions$/.test(type))
      .filter(
        ({ properties }) =>
          properties.destination !== undefined ||
          properties.deadLetterDestination !== undefined ||
          properties.deliveryWithResourceIdentity?.identity?.type !== "SystemAssigned" ||
          properties.deadLetterWithResourceIdentity?.identity?.type !== "SystemAssigned" ||
          properties.deadLetterWithResourceIdentity?.deadLetterDestination?.endpointType !== "StorageBlob",
      )
      .map(nameOf),
  "What Dynamics and Event Grid must reach is public, and all else is private together": (resources) => {
    const isPrivate = ofType(resources, "Microsoft.Network/privateEndpoints").length > 0;
    return resources
      .filter(({ properties }) => properties?.publicNetworkAccess !== undefined)
      .filter(({ type }) => type !== "Microsoft.ServiceBus/namespaces/networkRuleSets")
      .filter(({ type, name, properties }) => {
        const mustBePublic = type === "Microsoft.EventGrid/topics" || isEdge(name);
        return properties.publicNetworkAccess !== (isPrivate && !mustBePublic ? "Disabled" : "Enabled");
      })
      .map(nameOf);
  },
  "Only HTTPS with TLS 1.2 gets in, and FTP is off": (resources) =>
    ofType(resources, "Microsoft.Web/sites")
      .filter(
        ({ properties: { httpsOnly, siteConfig } }) =>
          httpsOnly !== true || siteConfig.minTlsVersion !== "1.2" || siteConfig.ftpsState !== "Disabled",
      )
      .map(nameOf),
  "Each setting that the code needs is set, and none that it does not know": settingFaults,
  "No lifecycle rule deletes what the app sweeps itself": (resources) =>
    resources.filter(({ type }) => /managementPolicies$/.test(type)).map(nameOf),
};

/** A dead letter or body ends when its own record says so, so no age of a blob may end it. */
function settingFaults(resources: readonly Resource[]): readonly string[] {
  return ofType(resources, "Microsoft.Web/sites").flatMap(({ properties }) => {
    const rows: readonly { readonly name: string; readonly value: string }[] =
      properties.siteConfig.appSettings;
    const set = rows.map(({ name }) => name);
    const endpoints: readonly {
      readonly name: string;
      readonly kind: string;
      readonly queueFormat?: string;
    }[] = JSON.parse(rows.find(({ name }) => name === "ENDPOINTS")?.value ?? "[]");
    const hasEdge = endpoints.some(({ queueFormat }) => queueFormat !== undefined);
    const connections = hasEdge ? ["SERVICE_BUS_CORE", "SERVICE_BUS_EDGE"] : ["SERVICE_BUS_CORE"];
    const needed = [
      ...Object.entries(SETTINGS)
        // The code's own defaults are the deployment's, and connection strings and keys are for local use.
        .filter(([, shape]) => !("default" in shape) && shape.reads !== "secret")
        .map(([name]) => name)
        .filter((name) => hasEdge || !name.startsWith("SERVICE_BUS_EDGE")),
      ...connections.flatMap((name) => [`${name}__credential`, `${name}__clientId`]),
    ];
    const states = endpoints
      .filter(({ kind }) => kind === "businesscentral")
      .flatMap(({ name }) => clientStateSettings(name));
    const known = new Set([...needed, ...states, ...Object.keys(SETTINGS), ...HOST_SETTINGS]);
    return [
      ...[...needed, ...HOST_SETTINGS]
        .filter((name) => !set.includes(name))
        .map((name) => `${name} is not set`),
      ...set.filter((name) => !known.has(name)).map((name) => `${name} is unknown`),
    ];
  });
}

/** Settings of the Functions host itself, which the connector never reads. */
const HOST_SETTINGS = [
  "AzureWebJobsStorage__accountName",
  "AzureWebJobsStorage__credential",
  "AzureWebJobsStorage__clientId",
  "APPLICATIONINSIGHTS_CONNECTION_STRING",
  "APPLICATIONINSIGHTS_AUTHENTICATION_STRING",
];

function isEdge(name: string): boolean {
  return name.startsWith("sbe-");
}

function nameOf({ name }: Resource): string {
  return name;
}
