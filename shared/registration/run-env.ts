import { membersOf } from "../json-members.ts";
import { secretSettings } from "../settings/shape.ts";

/** The variables that a local run gives to `d365-events.yaml`: its addresses, and its own secrets. */
export function runEnv(run: unknown): Readonly<Record<string, string>> {
  const { health, dynamics, webhooks, events, serviceBus } = membersOf(run);
  const { dataverse, businesscentral, finops } = membersOf(dynamics);
  const bus = connectionOf(membersOf(serviceBus).connectionString);
  const variables = {
    LOCAL_CONNECTOR: typeof health === "string" ? URL.parse(health)?.origin : undefined,
    LOCAL_EVENTS: events,
    LOCAL_SERVICE_BUS: bus.host,
    LOCAL_SERVICE_BUS_KEY: bus.key,
    LOCAL_DATAVERSE: membersOf(dataverse).url,
    LOCAL_DATAVERSE_TOKEN: membersOf(dataverse).token,
    LOCAL_BUSINESS_CENTRAL: membersOf(businesscentral).url,
    LOCAL_BUSINESS_CENTRAL_TOKEN: membersOf(businesscentral).token,
    LOCAL_FINOPS: membersOf(finops).url,
    ...Object.fromEntries(
      Object.entries(membersOf(webhooks)).map(([name, webhook]) => [
        secretSettings(name)[0],
        secretOf(webhook),
      ]),
    ),
  };
  return Object.fromEntries(
    Object.entries(variables).flatMap(([name, value]) => (typeof value === "string" ? [[name, value]] : [])),
  );
}

function connectionOf(text: unknown): {
  readonly host?: string | undefined;
  readonly key?: string | undefined;
} {
  if (typeof text !== "string") return {};
  return {
    host: /Endpoint=sb:\/\/([^;/]+)/.exec(text)?.[1],
    key: /SharedAccessKey=([^;]+)/.exec(text)?.[1],
  };
}

/** It travels in a header, or in the address. */
function secretOf(webhook: unknown): unknown {
  const { url, headers } = membersOf(webhook);
  const inUrl = typeof url === "string" ? URL.parse(url)?.searchParams.get("code") : undefined;
  return Object.values(membersOf(headers))[0] ?? inUrl;
}
