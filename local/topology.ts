import { readFile } from "node:fs/promises";
import { readSubscriptions, type Subscription } from "./eventgrid/subscription.ts";
import { type Namespace, readNamespaces } from "./servicebus/config/namespaces.ts";
import { misshapen, readList, readMembers, readText } from "./shape.ts";

/** What the cloud side consists of: the one file from which stand-ins, tests and the Bicep check are fed. */
export interface Topology {
  readonly serviceBus: { readonly namespaces: readonly Namespace[] };
  readonly eventGrid: {
    readonly topic: string;
    readonly deadLetterContainer: string;
    /** Where Storage says that a dead letter was written. */
    readonly deadLetterQueue: string;
    readonly subscriptions: readonly Subscription[];
  };
  readonly storage: { readonly containers: readonly string[]; readonly tables: readonly string[] };
}

// Naming rules: learn.microsoft.com, "Naming rules and restrictions for Azure resources" (Event Grid),
// "Naming and referencing containers, blobs, and metadata", "Understanding the Table service data model".
const TOPIC_NAME = /^[A-Za-z0-9-]{3,50}$/;
const CONTAINER_NAME = /^(?=.{3,63}$)[a-z0-9]+(?:-[a-z0-9]+)*$/;
const TABLE_NAME = /^[A-Za-z][A-Za-z0-9]{2,62}$/;

/** The topology of this repository. */
const TOPOLOGY_FILE = new URL("../topology.json", import.meta.url);

/** Reads the topology's file; an error names it and the place in it that is wrong. */
export async function loadTopology(file: URL = TOPOLOGY_FILE): Promise<Topology> {
  try {
    return readTopology(JSON.parse(await readFile(file, "utf8")));
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new Error(`The topology ${file.pathname} cannot be used. ${why}`, { cause: error });
  }
}

/** Reads a topology. What it does not know, or what does not fit together, is an error that names its path. */
export function readTopology(value: unknown): Topology {
  const given = readMembers(value, "topology", ["serviceBus", "eventGrid", "storage"]);
  const topology: Topology = {
    serviceBus: { namespaces: readNamespaces(given.serviceBus, "serviceBus") },
    eventGrid: readEventGrid(given.eventGrid),
    storage: readStorage(given.storage),
  };
  refuseLooseEnds(topology);
  return topology;
}

function readEventGrid(value: unknown): Topology["eventGrid"] {
  const given = readMembers(value, "eventGrid", [
    "topic",
    "deadLetterContainer",
    "deadLetterQueue",
    "subscriptions",
  ]);
  return {
    topic: readText(given.topic, "eventGrid.topic", TOPIC_NAME, "3 to 50 letters, digits and hyphens"),
    deadLetterContainer: readContainerName(given.deadLetterContainer, "eventGrid.deadLetterContainer"),
    deadLetterQueue: readText(given.deadLetterQueue, "eventGrid.deadLetterQueue"),
    subscriptions: readSubscriptions(given.subscriptions),
  };
}

function readStorage(value: unknown): Topology["storage"] {
  const given = readMembers(value, "storage", ["containers", "tables"]);
  return {
    containers: readList(given.containers, "storage.containers").map((name, index) =>
      readContainerName(name, `storage.containers[${index}]`),
    ),
    tables: readList(given.tables, "storage.tables").map((name, index) =>
      readText(name, `storage.tables[${index}]`, TABLE_NAME, "3 to 63 letters and digits, first a letter"),
    ),
  };
}

function readContainerName(value: unknown, path: string): string {
  return readText(value, path, CONTAINER_NAME, "3 to 63 lower-case letters, digits and single hyphens");
}

/** What one part names must stand in the other. */
function refuseLooseEnds({ serviceBus, eventGrid, storage }: Topology): void {
  if (!storage.containers.includes(eventGrid.deadLetterContainer)) {
    throw misshapen(
      "eventGrid.deadLetterContainer",
      "one of storage.containers",
      eventGrid.deadLetterContainer,
    );
  }
  const queues = serviceBus.namespaces.flatMap(({ entities }) =>
    entities.filter(({ kind }) => kind === "queue").map(({ name }) => name),
  );
  if (!queues.includes(eventGrid.deadLetterQueue))
    throw misshapen("eventGrid.deadLetterQueue", "a queue", eventGrid.deadLetterQueue);
  for (const [index, { destination }] of eventGrid.subscriptions.entries()) {
    if (destination.kind === "serviceBusQueue" && !queues.includes(destination.queue)) {
      throw misshapen(`eventGrid.subscriptions[${index}].destination.queue`, "a queue", destination.queue);
    }
  }
}
