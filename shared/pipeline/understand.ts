import { understandAif } from "../aif/understand-aif.ts";
import type { ClientStateCheck } from "../businesscentral/understand-businesscentral.ts";
import { understandBusinessCentral } from "../businesscentral/understand-businesscentral.ts";
import type { EventDraft } from "../cloudevents/event-draft.ts";
import { readBody } from "../dataverse/read-body.ts";
import { understandContext, understandDataverse } from "../dataverse/understand-dataverse.ts";
import { businessEventDraft, understandFinops } from "../finops/understand-finops.ts";
import { unwrapBusinessEvent } from "../finops/wrapped-event.ts";
import type { Message } from "../inbound/message.ts";

export type { ClientStateCheck };

/** What a message means, by the kind of its endpoint. Throws a `Failure`. */
export function understand(message: Message, isClientState: ClientStateCheck): readonly EventDraft[] {
  switch (message.endpoint.kind) {
    case "dataverse":
      return message.endpoint.finopsEnvironment === undefined
        ? understandDataverse(message)
        : understandProxied(message, message.endpoint.finopsEnvironment);
    case "finops":
      return understandFinops(message);
    case "aif":
      return understandAif(message);
    case "businesscentral":
      return understandBusinessCentral(message, isClientState);
  }
}

/** What comes by a Dataverse endpoint that also carries the business events of a Finance & Operations environment. */
function understandProxied(message: Message, finopsEnvironment: string): readonly EventDraft[] {
  const context = readBody(message);
  const event = unwrapBusinessEvent(context);
  if (event === undefined) return understandContext(context, message);
  return [businessEventDraft(event, { name: message.endpoint.name, environment: finopsEnvironment })];
}
