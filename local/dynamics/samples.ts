import type { ServiceBusSender } from "@azure/service-bus";
import { accountCreate, contactUpdate, type Moment } from "./dataverse-changes.ts";
import { purchaseOrderConfirmed } from "./finops-event.ts";
import type { Answered, Webhook } from "./post.ts";
import { postDataverse, postFinops, sendDataverse } from "./send.ts";

/** The ways into a run, as Dynamics is given them. */
export interface WaysIn {
  readonly dataverse: Webhook;
  readonly finops: Webhook;
  readonly dataverseQueue: ServiceBusSender;
}

/** By what a sent sample is found again: the arrival that its answer named, or its event's subject. */
export type SampleMark =
  | { readonly kind: "arrival"; readonly arrival: string }
  | { readonly kind: "subject"; readonly subject: string };

/** A message as Dynamics sends it, and what must become of it. */
export interface Sample {
  readonly title: string;
  readonly ends: "published" | "duplicate" | "dead";
  /** Sends it. Rejects when the sender itself would see a fault. */
  readonly send: () => Promise<SampleMark>;
}

/**
 * The first messages of a run, in rows of which each may begin when the one before has ended: a repeat is one only
 * when its first delivery is through. Bodies have fresh ids and the present time, so that runs do not collide.
 */
export function samples(ways: WaysIn, moment: Moment): readonly (readonly Sample[])[] {
  const contact = contactUpdate(moment);
  const account = accountCreate(moment);
  const order = purchaseOrderConfirmed(moment);
  const contactTwice = async () => arrivalOf(await postDataverse(ways.dataverse, contact));
  return [
    [{ title: "a contact update by Dataverse's webhook", ends: "published", send: contactTwice }],
    [
      { title: "the same delivery again", ends: "duplicate", send: contactTwice },
      {
        title: "an account create on Dataverse's queue",
        ends: "published",
        send: async () => {
          await sendDataverse(ways.dataverseQueue, account);
          return { kind: "subject", subject: `${account.table}/${account.rowId}` };
        },
      },
      {
        title: "a business event of Finance & Operations by HTTPS",
        ends: "published",
        send: async () => arrivalOf(await postFinops(ways.finops, order)),
      },
      {
        title: "a body that cannot be understood",
        ends: "dead",
        send: async () => {
          // As a proxy leaves it that gives up in the middle.
          const cut = { ...contact, body: contact.body.slice(0, 300) };
          return arrivalOf(await postDataverse(ways.dataverse, cut));
        },
      },
    ],
  ];
}

function arrivalOf({ status, arrival }: Answered): SampleMark {
  if (status < 200 || status > 299 || arrival === undefined) {
    throw new Error(`the webhook answered ${status}`);
  }
  return { kind: "arrival", arrival };
}
