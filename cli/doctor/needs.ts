import { endpointQueue, NAMES } from "../../shared/settings/names.ts";
import type { Settings } from "../../shared/settings/settings.ts";

/** Something that the app does to a service, and the role that lets it. */
export type Need =
  | {
      readonly kind: "queue";
      readonly namespace: "core" | "edge";
      readonly name: string;
      readonly does: "send" | "receive";
    }
  | { readonly kind: "table" | "container"; readonly name: string; readonly does: "read" | "write" }
  | { readonly kind: "topic"; readonly does: "publish" }
  | { readonly kind: "vault"; readonly endpoint: string; readonly does: "read" };

/** All that the app does with these settings: the roles of docs/deploy.md, as far as one who is not the app can try them. */
export function needsOf({ endpoints, keyVault }: Settings): readonly Need[] {
  const core = (name: string, does: "send" | "receive"): Need => ({
    kind: "queue",
    namespace: "core",
    name,
    does,
  });
  return [
    ...[NAMES.inboundQueue, NAMES.isolateQueue].flatMap((name) => [
      core(name, "send"),
      core(name, "receive"),
    ]),
    core(NAMES.eventGridDeadQueue, "receive"),
    ...endpoints
      .filter(({ queueFormat }) => queueFormat !== undefined)
      .map(
        ({ name }): Need => ({
          kind: "queue",
          namespace: "edge",
          name: endpointQueue(name),
          does: "receive",
        }),
      ),
    ...both("table", NAMES.deadLettersTable),
    ...[
      NAMES.bodiesContainer,
      NAMES.eventDataContainer,
      NAMES.deadLettersContainer,
      NAMES.spoolContainer,
      NAMES.eventGridDeadContainer,
    ].flatMap((name) => both("container", name)),
    { kind: "topic", does: "publish" },
    ...endpoints
      .filter(({ webhook }) => webhook && keyVault !== undefined)
      .map(({ name }): Need => ({ kind: "vault", endpoint: name, does: "read" })),
  ];
}

function both(kind: "table" | "container", name: string): readonly Need[] {
  return [
    { kind, name, does: "read" },
    { kind, name, does: "write" },
  ];
}

/** The role that lets the app do it, as docs/deploy.md lists it. */
export function roleFor(need: Need): string {
  switch (need.kind) {
    case "queue":
      return need.does === "send" ? "Azure Service Bus Data Sender" : "Azure Service Bus Data Receiver";
    case "table":
      return "Storage Table Data Contributor";
    case "container":
      return "Storage Blob Data Contributor";
    case "topic":
      return "EventGrid Data Sender";
    case "vault":
      return "Key Vault Secrets User";
  }
}

/** The settings that say where it is. */
export function settingFor(need: Need): string {
  switch (need.kind) {
    case "queue":
      return need.namespace === "core" ? "SERVICE_BUS_CORE" : "SERVICE_BUS_EDGE";
    case "table":
    case "container":
      return "DATA_STORAGE";
    case "topic":
      return "EVENT_GRID_TOPIC_ENDPOINT";
    case "vault":
      return "KEY_VAULT_URI";
  }
}

/** Such as `queue inbound: send`. */
export function needText(need: Need): string {
  switch (need.kind) {
    case "topic":
      return `topic: ${need.does}`;
    case "vault":
      return `key vault, secrets of ${need.endpoint}: ${need.does}`;
    default:
      return `${need.kind} ${need.name}: ${need.does}`;
  }
}
