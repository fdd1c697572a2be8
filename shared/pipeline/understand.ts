import { understandAif } from "../aif/understand-aif.ts";
import type { ClientStateCheck } from "../businesscentral/understand-businesscentral.ts";
import { understandBusinessCentral } from "../businesscentral/understand-businesscentral.ts";
import type { EventDraft, Json } from "../cloudevents/event-draft.ts";
import { type ContextOrigin, readOrigin } from "../dataverse/origin.ts";
import { readBody } from "../dataverse/read-body.ts";
import { understandContext } from "../dataverse/understand-dataverse.ts";
import { readBody as readFinopsBody } from "../finops/read-body.ts";
import { businessEventDraft, understandBody } from "../finops/understand-finops.ts";
import { unwrapBusinessEvent } from "../finops/wrapped-event.ts";
import type { Message } from "../inbound/message.ts";

export type { ClientStateCheck };

/** What a message means: its events, and where a context of Dataverse says that it is from, if it came in one. */
export interface Understood {
  readonly drafts: readonly EventDraft[];
  readonly origin: ContextOrigin | undefined;
}

/** What a message means, by the kind of its endpoint. Throws a `Failure`. */
export function understand(message: Message, isClientState: ClientStateCheck): Understood {
  const { endpoint } = message;
  switch (endpoint.kind) {
    case "dataverse": {
      const context = readBody(message);
      return { drafts: understandProxied(context, message), origin: readOrigin(context) };
    }
    case "finops": {
      const body = readFinopsBody(message);
      return { drafts: understandBody(body, endpoint), origin: readOrigin(body) };
    }
    case "aif":
      return { drafts: understandAif(message), origin: undefined };
    case "businesscentral":
      return { drafts: understandBusinessCentral(message, isClientState), origin: undefined };
  }
}

/** What comes by a Dataverse endpoint, which may also carry the business events of a Finance & Operations environment. */
function understandProxied(context: Json, message: Message): readonly EventDraft[] {
  const { name, finopsEnvironment: environment } = message.endpoint;
  const event = environment === undefined ? undefined : unwrapBusinessEvent(context);
  if (environment === undefined || event === undefined) return understandContext(context, message);
  return [businessEventDraft(event, { name, environment })];
}
