import type { EventDraft } from "../cloudevents/event-draft.ts";
import { type ClientStateCheck, understandBusinessCentral } from "../businesscentral/understand-businesscentral.ts";
import { understandDataverse } from "../dataverse/understand-dataverse.ts";
import { understandFinops } from "../finops/understand-finops.ts";
import type { Message } from "../inbound/message.ts";

/** What a message means, by the kind of its endpoint. Throws a `Failure`. */
export function understand(message: Message, isClientState: ClientStateCheck): readonly EventDraft[] {
  switch (message.endpoint.kind) {
    case "dataverse":
      return understandDataverse(message);
    case "finops":
      return understandFinops(message);
    case "businesscentral":
      return understandBusinessCentral(message, isClientState);
  }
}
