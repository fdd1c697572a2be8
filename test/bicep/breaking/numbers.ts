import * as numbers from "../rules/numbers.ts";
import { DELIVERY, QUEUE, STORAGE, SUBSCRIPTION } from "./deployed.ts";
import type { RuleCase } from "./rule-case.ts";

export const NUMBERS_CASES: readonly RuleCase[] = [
  [
    "queues have the numbers of the topology",
    numbers.queuesHaveTheirNumbers,
    [
      { what: "another lock", type: QUEUE, name: /inbound$/, path: "properties.lockDuration", part: "PT1M" },
      { what: "another count", type: QUEUE, name: /^sbe-/, path: "properties.maxDeliveryCount", part: 3 },
      { what: "another name", type: QUEUE, name: /isolate$/, path: "name", part: "sb-core/isolated" },
    ],
  ],
  [
    "storage has the containers and tables of the topology",
    numbers.storageHasItsParts,
    [
      {
        what: "a missing table",
        type: `${STORAGE}/tableServices/tables`,
        path: "name",
        part: "std/default/other",
      },
      {
        what: "a missing container",
        type: `${STORAGE}/blobServices/containers`,
        name: /spool$/,
        path: "name",
        part: "sth/default/spool",
      },
    ],
  ],
  [
    "subscriptions are those of the topology that go to a queue",
    numbers.subscriptionsAreThoseListed,
    [
      {
        what: "fewer attempts",
        type: SUBSCRIPTION,
        path: "properties.retryPolicy.maxDeliveryAttempts",
        part: 3,
      },
      {
        what: "messages without the event's key",
        type: SUBSCRIPTION,
        path: `${DELIVERY}.destination.properties.deliveryAttributeMappings`,
        part: [],
      },
    ],
  ],
];
