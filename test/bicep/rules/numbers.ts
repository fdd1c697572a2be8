import { readFileSync } from "node:fs";
import { at, lastName, listAt, ofType, type Resource } from "../snapshot.ts";
import { isEdge, type Rule } from "./rule.ts";

/** The file that the local run is made from, too. */
const topology: unknown = JSON.parse(readFileSync("topology.json", "utf8"));

/** The queues that the topology gives a namespace, by name. */
export function queuesOf(namespace: "core" | "edge"): ReadonlyMap<string, unknown> {
  const namespaces = listAt(topology, "serviceBus.UserConfig.Namespaces");
  const found = namespaces.find((each) => at(each, "Name") === namespace);
  return new Map(
    listAt(found, "Queues").map((queue) => [String(at(queue, "Name")), at(queue, "Properties")]),
  );
}

/** All queues of senders have the numbers of the first one; a test of the topology holds them equal. */
export const queuesHaveTheirNumbers: Rule = ({ resources }) => {
  const core = queuesOf("core");
  const [anyEdge] = queuesOf("edge").values();
  const deployed = ofType(resources, "Microsoft.ServiceBus/namespaces/queues");
  const missing = [...core.keys()].filter(
    (queue) => !deployed.some(({ name }) => !isEdge(name) && lastName(name) === queue),
  );
  const wrong = deployed.filter((queue) => {
    const wanted = isEdge(queue.name) ? anyEdge : core.get(lastName(queue.name));
    return ordered(numbersOf(queue)) !== ordered(wanted);
  });
  return [...missing.map((queue) => `${queue} is missing`), ...wrong.map(({ name }) => name)];
};

function numbersOf(queue: Resource): unknown {
  const numbers = Object.entries(queue.properties ?? {}).filter(([, value]) => value !== null);
  return Object.fromEntries(
    numbers.map(([key, value]) => [key.charAt(0).toUpperCase() + key.slice(1), value]),
  );
}

export const storageHasItsParts: Rule = ({ resources }) => {
  const missing = (type: string, listed: string): readonly string[] => {
    const deployed = ofType(resources, type)
      .filter(({ name }) => name.startsWith("std"))
      .map(({ name }) => lastName(name));
    const wanted = listAt(topology, listed).map(String);
    return [
      ...wanted.filter((name) => !deployed.includes(name)).map((name) => `${name} is missing`),
      ...deployed.filter((name) => !wanted.includes(name)).map((name) => `${name} is in no topology`),
    ];
  };
  return [
    ...missing("Microsoft.Storage/storageAccounts/blobServices/containers", "storage.containers"),
    ...missing("Microsoft.Storage/storageAccounts/tableServices/tables", "storage.tables"),
  ];
};

/** Those of the topology that go to a queue, with their retries and what they write on messages. */
export const subscriptionsAreThoseListed: Rule = ({ resources }) => {
  const deployed = ofType(resources, "Microsoft.EventGrid/topics/eventSubscriptions").map((subscription) => {
    const destination = at(subscription, "properties.deliveryWithResourceIdentity.destination.properties");
    const mappings = listAt(destination, "deliveryAttributeMappings").map((mapping) => [
      at(mapping, "name"),
      at(mapping, "properties.sourceField"),
    ]);
    return ordered({
      name: lastName(subscription.name),
      queue: lastName(String(at(destination, "resourceId"))).replace(/\W+$/, ""),
      attempts: at(subscription, "properties.retryPolicy.maxDeliveryAttempts"),
      minutes: at(subscription, "properties.retryPolicy.eventTimeToLiveInMinutes"),
      properties: Object.fromEntries(mappings),
    });
  });
  const wanted = listAt(topology, "eventGrid.subscriptions")
    .filter((row) => at(row, "destination.kind") === "serviceBusQueue")
    .map((row) =>
      ordered({
        name: at(row, "name"),
        queue: at(row, "destination.queue"),
        attempts: at(row, "retry.maxDeliveryAttempts"),
        minutes: at(row, "retry.eventTimeToLiveMinutes"),
        properties: at(row, "deliveryProperties"),
      }),
    );
  return [
    ...wanted.filter((row) => !deployed.includes(row)).map((row) => `not deployed: ${row}`),
    ...deployed.filter((row) => !wanted.includes(row)).map((row) => `not listed: ${row}`),
  ];
};

/** A text that equal values share, in whatever order their members stand. */
function ordered(value: unknown): string {
  return JSON.stringify(value, (_, part) =>
    typeof part === "object" && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).toSorted(([a], [b]) => a.localeCompare(b)))
      : part,
  );
}
