import type { Receiver, Sender } from "rhea";
import type { Refusal } from "../queues/refusal.ts";
import { CONDITIONS } from "./conditions.ts";
import { linkInternals } from "./rhea-internals.ts";

/** Refuses a link as AMQP wants it (part 2, 2.6.3): it is attached without its ends, then closed with the error. */
export function refuseLink(link: Sender | Receiver, refusal: Refusal): void {
  const { attach } = linkInternals(link).local;
  attach.source = undefined;
  attach.target = undefined;
  link.open();
  link.close({ condition: CONDITIONS[refusal.reason].condition, description: refusal.message });
}
