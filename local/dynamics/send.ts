import type { ServiceBusSender } from "@azure/service-bus";
import type { DataverseMessage } from "./dataverse-changes.ts";
import type { FinopsMessage } from "./finops-event.ts";
import { ORGANIZATION_HOST, USER } from "./organization.ts";
import { type Answered, post, type Webhook } from "./post.ts";

/**
 * Posts as Dataverse does («Use webhooks to create external handlers for server events»): the body repeats all but
 * the environment's host name, and the registered header proves the caller.
 */
export function postDataverse(webhook: Webhook, message: DataverseMessage): Promise<Answered> {
  return post(webhook, message.body, {
    "content-type": "application/json; charset=utf-8",
    "x-ms-dynamics-organization": ORGANIZATION_HOST,
    "x-ms-dynamics-entity-name": message.table,
    "x-ms-dynamics-request-name": message.request,
    "x-ms-correlation-request-id": message.correlationId,
  });
}

/** Posts as Finance & Operations does: all that it can be given is a URL, so its secret stands there. */
export function postFinops(webhook: Webhook, message: Pick<FinopsMessage, "body">): Promise<Answered> {
  return post(webhook, message.body, { "content-type": "application/json; charset=utf-8" });
}

/**
 * Asks as Business Central does when a subscription is made or renewed («Working with webhooks in Dynamics 365
 * Business Central»): the answer must be the token.
 */
export function greetBusinessCentral({ url, headers }: Webhook, token: string): Promise<Answered> {
  return post({ url: `${url}&validationToken=${encodeURIComponent(token)}`, headers }, "");
}

/** Posts as Business Central does: a URL is all that it can be given, too. */
export function postBusinessCentral(webhook: Webhook, body: string): Promise<Answered> {
  return post(webhook, body, { "content-type": "application/json" });
}

/** Sends an envelope of AIF as the program does that a customer puts between it and Service Bus. */
export async function sendAif(sender: ServiceBusSender, body: string): Promise<void> {
  await sender.sendMessages({ body: Buffer.from(body), contentType: "application/xml" });
}

const CLAIMS = "http://schemas.microsoft.com/xrm/2011/Claims/";

/**
 * Sends as a Dataverse service endpoint of the contract Queue and the format Json does: the body's bytes as they
 * are, and who did what as application properties («Azure integration»).
 */
export async function sendDataverse(sender: ServiceBusSender, message: DataverseMessage): Promise<void> {
  await sender.sendMessages({
    body: Buffer.from(message.body),
    contentType: "application/json",
    correlationId: message.correlationId,
    applicationProperties: {
      [`${CLAIMS}Organization`]: ORGANIZATION_HOST,
      [`${CLAIMS}User`]: USER,
      [`${CLAIMS}InitiatingUser`]: USER,
      [`${CLAIMS}EntityLogicalName`]: message.table,
      [`${CLAIMS}RequestName`]: message.request,
    },
  });
}
