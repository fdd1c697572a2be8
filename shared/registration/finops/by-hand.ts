import { SECRET_QUERY } from "../../accept/caller.ts";
import { endpointQueue } from "../../settings/names.ts";
import type { Registration } from "../file/registration.ts";

/** One thing to enter by hand: where, and what. */
export interface HandStep {
  readonly where: string;
  readonly enter: readonly (readonly [field: string, value: string])[];
}

/**
 * What an administrator enters into Finance & Operations, which has no API for endpoints and no list of active events.
 * https://learn.microsoft.com/dynamics365/fin-ops-core/dev-itpro/business-events/managing-business-event-endpoints
 */
export function finopsByHand({ file, connector, target }: Registration): readonly HandStep[] {
  const { finops } = file;
  if (finops === undefined) return [];
  const { endpoint, kind = "https", events } = finops;
  const vault =
    target.finops?.keyVault ?? connector.keyVault?.replace(/^https?:\/\/|\/$/g, "") ?? "<your key vault>";
  const secretName = finopsSecretName(endpoint);
  const value =
    kind === "https"
      ? `${connector.url}/api/finops/${endpoint}?${SECRET_QUERY}=<the endpoint's secret>`
      : `<connection string with the right to send to ${endpointQueue(endpoint)}>`;
  const common: HandStep["enter"] = [
    ["Endpoint name", `d365-events ${endpoint}`],
    ["Azure Active Directory application ID", "<an application that may read the vault's secrets>"],
    ["Azure application secret", "<its secret>"],
    ["Key Vault DNS name", vault],
    ["Key Vault secret name", secretName],
  ];
  const queue: HandStep["enter"] = kind === "https" ? [] : [["Queue name", endpointQueue(endpoint)]];
  return [
    {
      where: `Azure portal > Key Vault ${vault} > Secrets`,
      enter: [
        ["Name", secretName],
        ["Value", value],
      ],
    },
    {
      where: `System administration > Setup > Business events > Endpoints > New > ${kind === "https" ? "HTTPS" : "Azure Service Bus Queue"}`,
      enter: [...common, ...queue],
    },
    ...events.map(
      ({ event, companies }): HandStep => ({
        where: "System administration > Setup > Business events > Business event catalog > Activate",
        enter: [
          ["Business event", event],
          ["Legal entity", companies?.join(", ") ?? "(empty: all)"],
          ["Endpoint name", `d365-events ${endpoint}`],
        ],
      }),
    ),
  ];
}

/** The secret of the vault that holds the URL, or the connection string, for Finance & Operations. */
export function finopsSecretName(endpoint: string): string {
  return `finops-${endpoint}`;
}
