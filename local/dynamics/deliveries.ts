import type { ServiceBusSender } from "@azure/service-bus";
import { salesOrderEnvelope } from "./aif-envelope.ts";
import { changeNotification, salesOrderPosted } from "./businesscentral-bodies.ts";
import { accountCreate, contactUpdate, type Moment } from "./dataverse-changes.ts";
import { purchaseOrderConfirmed } from "./finops-event.ts";
import { endpointProbe } from "./finops-probe.ts";
import type { Answered, Webhook } from "./post.ts";
import {
  greetBusinessCentral,
  postBusinessCentral,
  postDataverse,
  postFinops,
  sendAif,
  sendDataverse,
} from "./send.ts";

/** Every way into a run that a delivery may take. */
export interface DeliveryWays {
  readonly webhooks: Readonly<Record<"dataverse" | "finops" | "businesscentral", Webhook>>;
  readonly senderTo: (queue: "dataverse" | "aif") => ServiceBusSender;
}

/** One message as Dynamics sends it, fresh each time. */
interface Delivery {
  readonly means: string;
  /** Sends it; gives what its sender learns, for a person. */
  readonly send: (ways: DeliveryWays, moment: Moment) => Promise<string>;
}

/** What can be sent one at a time, by name. */
export const DELIVERIES: Readonly<Record<string, Delivery>> = {
  "dataverse-webhook": {
    means: "a contact update, by Dataverse's webhook",
    send: async ({ webhooks }, moment) =>
      answered(await postDataverse(webhooks.dataverse, contactUpdate(moment))),
  },
  "dataverse-queue": {
    means: "an account create, on Dataverse's queue",
    send: async ({ senderTo }, moment) => {
      await sendDataverse(senderTo("dataverse"), accountCreate(moment));
      return "is on the queue";
    },
  },
  finops: {
    means: "a business event of Finance & Operations, by HTTPS",
    send: async ({ webhooks }, moment) =>
      answered(await postFinops(webhooks.finops, purchaseOrderConfirmed(moment))),
  },
  "finops-probe": {
    means: "what Finance & Operations sends when an endpoint is saved",
    send: async ({ webhooks }, moment) =>
      answered(await postFinops(webhooks.finops, { body: endpointProbe(moment) })),
  },
  "businesscentral-handshake": {
    means: "what Business Central asks when a subscription is made or renewed",
    send: async ({ webhooks }, { newId }) => {
      const token = newId();
      const { status, text } = await greetBusinessCentral(webhooks.businesscentral, token);
      return `was answered ${status} with ${text === token ? "its token" : "another text than its token"}`;
    },
  },
  businesscentral: {
    means: "a change notification of Business Central, with two items",
    send: async ({ webhooks }, moment) =>
      answered(await postBusinessCentral(webhooks.businesscentral, changeNotification(moment))),
  },
  "businesscentral-event": {
    means: "an external business event of Business Central",
    send: async ({ webhooks }, moment) =>
      answered(await postBusinessCentral(webhooks.businesscentral, salesOrderPosted(moment))),
  },
  "aif-queue": {
    means: "a sales order in an envelope of AIF, on its queue",
    send: async ({ senderTo }, moment) => {
      await sendAif(senderTo("aif"), salesOrderEnvelope(moment));
      return "is on the queue";
    },
  },
  broken: {
    means: "a body that was cut on its way and cannot be understood",
    send: async ({ webhooks }, moment) => {
      const contact = contactUpdate(moment);
      return answered(
        await postDataverse(webhooks.dataverse, { ...contact, body: contact.body.slice(0, 300) }),
      );
    },
  },
};

function answered({ status, arrival }: Answered): string {
  return `was answered ${status}${arrival === undefined ? "" : ` and is kept as ${arrival}`}`;
}
