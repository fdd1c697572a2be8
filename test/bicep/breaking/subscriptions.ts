import * as subscriptions from "../rules/subscriptions.ts";
import { DELIVERY, NOTICES, SUBSCRIPTION } from "./deployed.ts";
import type { RuleCase } from "./rule-case.ts";

export const SUBSCRIPTIONS_CASES: readonly RuleCase[] = [
  [
    "events are delivered by the identity of the topic",
    subscriptions.eventsGoByIdentity,
    [
      {
        what: "a subscription by key",
        type: SUBSCRIPTION,
        path: "properties.destination",
        part: { endpointType: "ServiceBusQueue" },
      },
      { what: "delivery by nobody", type: SUBSCRIPTION, path: DELIVERY, part: undefined },
      { what: "notices by nobody", type: NOTICES, path: `${DELIVERY}.identity`, part: undefined },
    ],
  ],
  [
    "what cannot be delivered is kept",
    subscriptions.undeliveredIsKept,
    [
      {
        what: "no dead letters",
        type: SUBSCRIPTION,
        path: "properties.deadLetterWithResourceIdentity",
        part: undefined,
      },
      {
        what: "dead letters by key",
        type: SUBSCRIPTION,
        path: "properties.deadLetterDestination",
        part: { endpointType: "StorageBlob" },
      },
      {
        what: "dead letters into a container that is not there",
        type: SUBSCRIPTION,
        path: "properties.deadLetterWithResourceIdentity.deadLetterDestination.properties.blobContainerName",
        part: "lost",
      },
    ],
  ],
  [
    "what events are delivered to is there",
    subscriptions.destinationsExist,
    [
      {
        what: "a queue that is not there",
        type: SUBSCRIPTION,
        path: `${DELIVERY}.destination.properties.resourceId`,
        part: "/subscriptions/0/queues/lost",
      },
    ],
  ],
  [
    "the blobs of dead letters are announced",
    subscriptions.deadLettersAreAnnounced,
    [
      {
        what: "another container",
        type: NOTICES,
        path: "properties.filter.subjectBeginsWith",
        part: "/blobServices/default/containers/spool/",
      },
    ],
  ],
];
