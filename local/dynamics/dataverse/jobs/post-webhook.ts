import { ORGANIZATION_HOST } from "../../organization.ts";
import { ANSWER_LIMIT_MS, type Answered, post } from "../../post.ts";
import type { ContextModel } from "../../writers/model.ts";
import { readSettings } from "../registration/auth-settings.ts";
import { AUTH } from "../registration/check-endpoint.ts";
import { numberOf, type Row, textOf } from "../rows/value.ts";
import type { Faults } from "./faults.ts";
import { FORMATS, messageBody, WEBHOOK_LIMIT_BYTES } from "./message-body.ts";
import type { DeliveryOutcome } from "./outcome.ts";

/** «Use webhooks», troubleshooting: these alone are tried once more. */
const TRIED_ONCE_MORE: readonly number[] = [502, 503, 504];

export interface Posting {
  /** Multiplies the limit of an answer. */
  readonly timeScale: number;
  readonly faults: Faults;
}

/** Posts a context to a webhook as Dataverse does. */
export async function postWebhook(
  endpoint: Row,
  context: ContextModel,
  { timeScale, faults }: Posting,
): Promise<DeliveryOutcome> {
  const { bytes, isCut } = messageBody(context, FORMATS.json, WEBHOOK_LIMIT_BYTES);
  const fault = faults.ofNextPost();
  if (fault === "lost")
    return { kind: "failed", message: "The connection was closed before anything was sent." };
  const webhook = { url: urlOf(endpoint), headers: headersOf(endpoint) };
  const headers = {
    "content-type": "application/json; charset=utf-8",
    "x-ms-dynamics-organization": ORGANIZATION_HOST,
    "x-ms-dynamics-entity-name": context.table,
    "x-ms-dynamics-request-name": context.message,
    "x-ms-correlation-request-id": context.correlationId,
    ...(isCut ? { "x-ms-dynamics-msg-size-exceeded": "true" } : {}),
  };
  const send = () =>
    post(webhook, fault === "damaged" ? bytes.subarray(0, 300) : bytes, headers, ANSWER_LIMIT_MS * timeScale);
  try {
    const first = await send();
    const again = fault === "repeated" || TRIED_ONCE_MORE.includes(first.status);
    return outcomeOf(again ? await send() : first);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return { kind: "failed", message: `The webhook call failed: ${why}` };
  }
}

/** The status alone counts; what the answer says is not read. */
function outcomeOf({ status, arrival }: Answered): DeliveryOutcome {
  if (status >= 200 && status <= 299) return { kind: "delivered", arrival };
  return { kind: "failed", message: `The webhook call failed: its answer was ${status}, expected 2xx.` };
}

function urlOf(endpoint: Row): string {
  const url = new URL(textOf(endpoint, "url") ?? "");
  const authValue = textOf(endpoint, "authvalue") ?? "";
  if (numberOf(endpoint, "authtype") === AUTH.webhookKey) url.searchParams.set("code", authValue);
  if (numberOf(endpoint, "authtype") === AUTH.query) {
    for (const [name, value] of Object.entries(readSettings(authValue) ?? {}))
      url.searchParams.set(name, value);
  }
  return url.href;
}

function headersOf(endpoint: Row): Readonly<Record<string, string>> {
  if (numberOf(endpoint, "authtype") !== AUTH.header) return {};
  return readSettings(textOf(endpoint, "authvalue") ?? "") ?? {};
}
