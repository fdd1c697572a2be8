import { invalidArgument } from "../http/api-error.ts";
import type { Columns } from "../rows/value.ts";
import { readSettings } from "./auth-settings.ts";

/** Contracts of a service endpoint («ServiceEndpoint», contract). */
export const CONTRACTS = { queueOneWay: 2, topic: 5, queue: 6, webhook: 8 } as const;
/** How it proves who calls («ServiceEndpoint», authtype). */
export const AUTH = { sasKey: 2, sasToken: 3, webhookKey: 4, header: 5, query: 6 } as const;

const OF_WEBHOOKS: readonly unknown[] = [AUTH.webhookKey, AUTH.header, AUTH.query];

/** Says whether its secrets are set, which is all that can be read of them. */
export function checkEndpoint(columns: Columns): Columns {
  if (columns.contract === CONTRACTS.webhook) checkWebhook(columns);
  if (columns.contract === CONTRACTS.queue || columns.contract === CONTRACTS.topic) checkQueue(columns);
  const isSet = (name: string) => typeof columns[name] === "string" && columns[name] !== "";
  return {
    ...columns,
    isauthvalueset: isSet("authvalue"),
    issaskeyset: isSet("saskey"),
    issastokenset: isSet("sastoken"),
  };
}

function checkWebhook({ url, authtype, authvalue }: Columns): void {
  if (typeof url !== "string" || !/^https?:$/.test(URL.parse(url)?.protocol ?? "")) {
    throw invalidArgument(
      `The url of a webhook must be an absolute http or https URL, got '${String(url)}'.`,
    );
  }
  if (!OF_WEBHOOKS.includes(authtype)) {
    throw invalidArgument(
      `A webhook needs the authtype 4 (WebhookKey), 5 (HttpHeader) or 6 (HttpQueryString), got '${String(authtype)}'.`,
    );
  }
  if (typeof authvalue !== "string" || authvalue === "") {
    throw invalidArgument("A webhook needs an authvalue.");
  }
  if (authtype !== AUTH.webhookKey && readSettings(authvalue) === undefined) {
    throw invalidArgument(
      "The authvalue of this authtype is <settings><setting name='…' value='…' /></settings>.",
    );
  }
}

function checkQueue({ namespaceaddress, path, authtype, saskeyname, saskey }: Columns): void {
  if (typeof namespaceaddress !== "string" || !/^sb:\/\/[^/]+\/?$/.test(namespaceaddress)) {
    throw invalidArgument(
      `The namespaceaddress of a queue or topic is sb://<namespace>/, got '${String(namespaceaddress)}'.`,
    );
  }
  if (typeof path !== "string" || path === "")
    throw invalidArgument("A queue or topic needs its name as path.");
  if (authtype === AUTH.sasKey && (typeof saskeyname !== "string" || typeof saskey !== "string")) {
    throw invalidArgument("The authtype 2 (SAS key) needs saskeyname and saskey.");
  }
}
