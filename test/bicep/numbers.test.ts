import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { SETTINGS } from "../../shared/settings/shape.ts";
import { ofType, readSnapshot, VARIANTS } from "./snapshot.ts";

interface Queue {
  readonly Name: string;
  readonly Properties: Readonly<Record<string, unknown>>;
}

const topology = JSON.parse(readFileSync("topology.json", "utf8"));
const [core, edge]: readonly (readonly Queue[])[] = ["core", "edge"].map(
  (wanted) =>
    topology.serviceBus.UserConfig.Namespaces.find(({ Name }: { readonly Name: string }) => Name === wanted)
      .Queues,
);

describe.each(VARIANTS)("the deployment %s", (variant) => {
  const resources = readSnapshot(variant);

  it("has the queues of the topology, with their numbers", () => {
    for (const { name, properties } of ofType(resources, "Microsoft.ServiceBus/namespaces/queues")) {
      const [namespace = "", queue] = name.split("/");
      const wanted = namespace.startsWith("sbe-") ? edge?.[0] : core?.find(({ Name }) => Name === queue);
      const numbers = Object.entries(properties)
        .filter(([, value]) => value !== null)
        .map(([key, value]) => [key.charAt(0).toUpperCase() + key.slice(1), value]);
      expect({ queue, ...Object.fromEntries(numbers) }).toEqual({ queue, ...wanted?.Properties });
    }
    const deployed = ofType(resources, "Microsoft.ServiceBus/namespaces/queues").map(
      ({ name }) => name.split("/")[1],
    );
    expect(deployed).toEqual(expect.arrayContaining(core?.map(({ Name }) => Name) ?? [""]));
  });

  it("has the containers and tables of the topology in the storage of the data", () => {
    const names = (type: string): readonly (string | undefined)[] =>
      ofType(resources, type)
        .filter(({ name }) => name.startsWith("std"))
        .map(({ name }) => name.split("/").at(-1))
        .toSorted();
    expect(names("Microsoft.Storage/storageAccounts/blobServices/containers")).toEqual(
      topology.storage.containers.toSorted(),
    );
    expect(names("Microsoft.Storage/storageAccounts/tableServices/tables")).toEqual(
      topology.storage.tables.toSorted(),
    );
  });

  it("has the subscriptions of the topology that go to a queue, with their retries", () => {
    const deployed = ofType(resources, "Microsoft.EventGrid/topics/eventSubscriptions").map(
      ({ name, properties }) => ({
        name: name.split("/")[1],
        queue: properties.deliveryWithResourceIdentity.destination.properties.resourceId
          .split("/")
          .at(-1)
          .replace(/\W+$/, ""),
        attempts: properties.retryPolicy.maxDeliveryAttempts,
        minutes: properties.retryPolicy.eventTimeToLiveInMinutes,
      }),
    );
    const wanted = topology.eventGrid.subscriptions
      .filter(
        (row: { readonly destination: { readonly kind: string } }) =>
          row.destination.kind === "serviceBusQueue",
      )
      // biome-ignore lint/suspicious/noExplicitAny: the file's own test checks its shape.
      .map(({ name, destination, retry }: any) => ({
        name,
        queue: destination.queue,
        attempts: retry.maxDeliveryAttempts,
        minutes: retry.eventTimeToLiveMinutes,
      }));
    expect(deployed.toSorted((a, b) => `${a.name}`.localeCompare(`${b.name}`))).toEqual(
      wanted.toSorted((a: { name: string }, b: { name: string }) => a.name.localeCompare(b.name)),
    );
  });
});

describe("the topology", () => {
  it("gives all queues of senders the same numbers, of which the template takes the first", () => {
    for (const queue of edge ?? []) expect(queue.Properties).toEqual(edge?.[0]?.Properties);
  });

  it("locks as long as the code takes it to", () => {
    const minutes = Number(SETTINGS.LOCK_MS.default) / 60_000;
    expect(core?.find(({ Name }) => Name === "inbound")?.Properties.LockDuration).toBe(`PT${minutes}M`);
    expect(edge?.[0]?.Properties.LockDuration).toBe(`PT${minutes}M`);
  });
});
