// biome-ignore lint/style/noRestrictedImports: the pipeline stands on every source; biome.json lists them by name
import { understandAif } from "../aif/understand-aif.ts";
// biome-ignore lint/style/noRestrictedImports: the same
import type { ClientStateCheck } from "../businesscentral/understand-businesscentral.ts";
// biome-ignore lint/style/noRestrictedImports: the same
import { understandBusinessCentral } from "../businesscentral/understand-businesscentral.ts";
import type { EventDraft } from "../cloudevents/event-draft.ts";
import { understandDataverse } from "../dataverse/understand-dataverse.ts";
import { understandFinops } from "../finops/understand-finops.ts";
import type { Message } from "../inbound/message.ts";

export type { ClientStateCheck };

/** What a message means, by the kind of its endpoint. Throws a `Failure`. */
export function understand(message: Message, isClientState: ClientStateCheck): readonly EventDraft[] {
  switch (message.endpoint.kind) {
    case "dataverse":
      return understandDataverse(message);
    case "finops":
      return understandFinops(message);
    case "aif":
      return understandAif(message);
    case "businesscentral":
      return understandBusinessCentral(message, isClientState);
  }
}
