import { readSettings } from "../../../shared/settings/read-settings.ts";
import { clientStateSettings, SETTINGS } from "../../../shared/settings/shape.ts";
import { at, listAt, ofType, type Resource } from "../snapshot.ts";
import type { Rule } from "./rule.ts";

/** Settings of the Functions host itself, which the connector never reads. */
const HOST_SETTINGS = [
  "AzureWebJobsStorage__accountName",
  "AzureWebJobsStorage__credential",
  "AzureWebJobsStorage__clientId",
  "APPLICATIONINSIGHTS_CONNECTION_STRING",
  "APPLICATIONINSIGHTS_AUTHENTICATION_STRING",
  "AzureFunctionsJobHost__extensions__serviceBus__maxMessageBatchSize",
];

/** The app settings of a deployment, by name. */
function appSettings(resources: readonly Resource[]): ReadonlyMap<string, string> {
  const rows = ofType(resources, "Microsoft.Web/sites").flatMap((app) =>
    listAt(app, "properties.siteConfig.appSettings"),
  );
  return new Map(rows.map((row) => [String(at(row, "name")), String(at(row, "value"))]));
}

export const settingsAreThoseOfTheCode: Rule = ({ resources }) => {
  const set = appSettings(resources);
  const endpoints: readonly unknown[] = JSON.parse(set.get("ENDPOINTS") ?? "[]");
  const hasEdge = endpoints.some((endpoint) => at(endpoint, "queueFormat") !== undefined);
  const connections = hasEdge ? ["SERVICE_BUS_CORE", "SERVICE_BUS_EDGE"] : ["SERVICE_BUS_CORE"];
  const needed = [
    ...Object.entries(SETTINGS)
      // The code's own defaults are the deployment's, and connection strings and keys are for local use.
      .filter(([, shape]) => !("default" in shape) && shape.reads !== "secret")
      .map(([name]) => name)
      .filter((name) => hasEdge || !name.startsWith("SERVICE_BUS_EDGE")),
    ...connections.flatMap((name) => [`${name}__credential`, `${name}__clientId`]),
    ...HOST_SETTINGS,
  ];
  const states = endpoints
    .filter((endpoint) => at(endpoint, "kind") === "businesscentral")
    .flatMap((endpoint) => clientStateSettings(String(at(endpoint, "name"))));
  const known = new Set([...needed, ...states, ...Object.keys(SETTINGS)]);
  return [
    ...needed.filter((name) => !set.has(name)).map((name) => `${name} is not set`),
    ...[...set.keys()].filter((name) => !known.has(name)).map((name) => `${name} is unknown`),
  ];
};

/** The app itself reads them; what only Azure knows is an address, and an address it is. */
export const theAppTakesItsSettings: Rule = ({ resources }) => {
  const env = Object.fromEntries(
    [...appSettings(resources)].map(([name, value]) => [
      name,
      value.startsWith("[") && name !== "ENDPOINTS" ? "https://known-to.azure.example/" : value,
    ]),
  );
  const reading = readSettings(env);
  return reading.kind === "problems" ? reading.problems : [];
};

/** A dead letter or body ends when its own record says so, so no age of a blob may end it. */
export const onlyTheAppSweeps: Rule = ({ resources }) =>
  resources.filter(({ type }) => /managementPolicies$/.test(type)).map(({ name }) => name);

export const deletedBlobsCanBeHadBack: Rule = ({ resources }) =>
  ofType(resources, "Microsoft.Storage/storageAccounts/blobServices")
    .filter(
      (service) =>
        at(service, "properties.deleteRetentionPolicy.enabled") !== true ||
        at(service, "properties.containerDeleteRetentionPolicy.enabled") !== true,
    )
    .map(({ name }) => name);
