import { readFile } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import { loadTopology, readTopology } from "../../local/topology.ts";

const file = new URL("../../topology.json", import.meta.url);

/** The repository's topology with one member changed. */
async function withChange(change: (topology: Topology) => void): Promise<unknown> {
  const topology = JSON.parse(await readFile(file, "utf8"));
  change(topology);
  return topology;
}

interface Topology {
  serviceBus: { UserConfig: { Namespaces: { Queues: { Name: string }[] }[] } };
  eventGrid: {
    topic: string;
    deadLetterContainer: string;
    deadLetterQueue: string;
    subscriptions: { destination: { queue?: string } }[];
  };
  storage: { containers: string[]; tables: string[]; queues?: string[] };
}

describe("the topology", () => {
  it("of this repository can be used", async () => {
    const topology = await loadTopology();
    const queues = topology.serviceBus.namespaces.flatMap(({ entities }) => entities.map(({ name }) => name));
    expect(queues).toContain("inbound");
    expect(topology.eventGrid.subscriptions.map(({ name }) => name)).toContain("webhook");
    expect(topology.storage.containers).toContain(topology.eventGrid.deadLetterContainer);
  });

  it.each<[string, (topology: Topology) => void]>([
    [
      "'inbound' stands in 'core' and in 'edge'",
      ({ serviceBus }) => serviceBus.UserConfig.Namespaces[1]?.Queues.push({ Name: "inbound" }),
    ],
    [
      "eventGrid.deadLetterContainer: expected one of storage.containers",
      ({ storage }) => storage.containers.splice(0),
    ],
    [
      "eventGrid.subscriptions[0].destination.queue: expected a queue",
      ({ eventGrid }) => {
        for (const { destination } of eventGrid.subscriptions)
          if (destination.queue) destination.queue = "missing";
      },
    ],
    ["storage.containers[5]: expected 3 to 63 lower-case", ({ storage }) => storage.containers.push("Upper")],
    [
      "eventGrid.deadLetterQueue: expected a queue",
      ({ eventGrid }) => {
        eventGrid.deadLetterQueue = "missing";
      },
    ],
    ["storage.tables[0]: expected 3 to 63 letters", ({ storage }) => storage.tables.unshift("1st")],
    [
      "storage: expected only the members",
      ({ storage }) => {
        storage.queues = [];
      },
    ],
    [
      "eventGrid.topic: expected 3 to 50",
      ({ eventGrid }) => {
        eventGrid.topic = "a_b";
      },
    ],
  ])("is refused with «%s»", async (message, change) => {
    const changed = await withChange(change);
    expect(() => readTopology(changed)).toThrow(message);
  });

  it("that is no JSON is refused with the name of its file", async () => {
    await expect(loadTopology(new URL(import.meta.url))).rejects.toThrow(/topology\.test\.ts cannot be used/);
  });
});
