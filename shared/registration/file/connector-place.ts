import { membersOf } from "../../json-members.ts";
import type { Connector } from "../generated/registration-file.d.ts";
import type { ConnectorPlace } from "./registration.ts";

/** Where the connector is, as the file says it or as the outputs of its deployment do; or what is wrong. */
export function connectorPlace(
  { url, outputs, serviceBus, keyVault }: Connector,
  readText: (file: string) => string,
): ConnectorPlace | string {
  const told = outputs === undefined ? {} : fromOutputs(outputs, readText);
  if (typeof told === "string") return told;
  const address = url ?? told.url ?? "";
  if (address === "") return "The connector needs a url, or outputs of its deployment with one.";
  if (!/^https?:\/\/[^/?#]+\/?$/.test(address))
    return "The connector's url must be like https://contoso-events.azurewebsites.net, without a path.";
  return {
    url: address.replace(/\/$/, ""),
    serviceBus: serviceBus ?? told.serviceBus,
    keyVault: keyVault ?? told.keyVault,
  };
}

type Told = Partial<ConnectorPlace>;

/** The outputs as `az deployment group show --query properties.outputs` prints them: `{name: {value}}`, or plain ones. */
function fromOutputs(file: string, readText: (file: string) => string): Told | string {
  let outputs: unknown;
  try {
    outputs = JSON.parse(readText(file));
  } catch (error) {
    return `Expected the deployment's outputs as JSON in ${file}: ${error instanceof Error ? error.message : "it is none"}.`;
  }
  const value = (name: string): unknown => {
    const output = member(outputs, name);
    return member(output, "value") ?? output;
  };
  const [webhook] = Object.values(membersOf(value("webhooks")));
  const url = typeof webhook === "string" ? URL.parse(webhook)?.origin : undefined;
  const text = (name: string): string | undefined => {
    const told = value(name);
    return typeof told === "string" && told !== "" ? told : undefined;
  };
  return { url: url ?? "", serviceBus: text("serviceBusEdge"), keyVault: text("keyVaultUri") };
}

function member(value: unknown, name: string): unknown {
  return membersOf(value)[name];
}
