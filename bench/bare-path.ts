/**
 * The floor of the whole path: what the SDKs alone cost on the same data. Plain calls in a plain order; nothing is
 * understood, checked, packed or tried again, and what is written was prepared before the time is taken. A change here
 * changes every figure that was ever noted, so it needs a commit of its own.
 */
import { type TableClient, type TableEntity, TableServiceClient } from "@azure/data-tables";
import { AzureKeyCredential, type CloudEvent, EventGridPublisherClient } from "@azure/eventgrid";
import {
  ServiceBusClient,
  type ServiceBusReceivedMessage,
  type ServiceBusReceiver,
} from "@azure/service-bus";
import { connectTable } from "../shared/azure/clients.ts";
import { packKept } from "../shared/ledger/kept-bytes.ts";
import { newEntity } from "../shared/ledger/ledger-entity.ts";
import { placeOf } from "../shared/ledger/place.ts";
import { toEvent } from "./dataverse-message.ts";
import type { Services } from "./serving/messages.ts";

const BATCH = 64;
const LEASE_MS = 360_000;

/** What one message becomes. */
export interface Prepared {
  readonly entity: TableEntity<object>;
  readonly event: CloudEvent<unknown>;
}

/** How events go to the topic: each in a request of its own, or those of a batch in one. */
export type Publishing = "singly" | "together";

export interface BarePath {
  /** Receives, claims, publishes, completes and settles so many messages, which must be waiting. */
  run(messages: number, prepared: ReadonlyMap<string, Prepared>, publishing: Publishing): Promise<void>;
  close(): Promise<void>;
}

interface Clients {
  readonly receiver: ServiceBusReceiver;
  readonly table: TableClient;
  readonly topic: EventGridPublisherClient<"CloudEvent">;
}

/** @param queue Whose messages bear as id the key of what is prepared for them. */
export async function openBarePath(
  { serviceBus, storage, topic }: Services,
  queue: string,
): Promise<BarePath> {
  const client = new ServiceBusClient(serviceBus);
  const allowInsecureConnection = true;
  await TableServiceClient.fromConnectionString(storage, { allowInsecureConnection }).createTable("bare");
  const noIdentity = () => Promise.reject(new Error("Expected a connection string for the tables."));
  const clients: Clients = {
    receiver: client.createReceiver(queue, { skipParsingBodyAsJson: true }),
    table: await connectTable({ kind: "connectionString", text: storage }, "bare", noIdentity),
    topic: new EventGridPublisherClient(topic.endpoint, "CloudEvent", new AzureKeyCredential(topic.key), {
      allowInsecureConnection,
    }),
  };
  return {
    async run(messages, prepared, publishing) {
      for (let handled = 0; handled < messages; ) {
        const batch = await clients.receiver.receiveMessages(Math.min(BATCH, messages - handled));
        await handle(clients, batch, prepared, publishing);
        handled += batch.length;
      }
    },
    close: () => client.close(),
  };
}

async function handle(
  { receiver, table, topic }: Clients,
  batch: readonly ServiceBusReceivedMessage[],
  prepared: ReadonlyMap<string, Prepared>,
  publishing: Publishing,
): Promise<void> {
  const works = batch.map(({ messageId, body }) => {
    JSON.parse(body.toString());
    const work = prepared.get(String(messageId));
    if (work === undefined) throw new Error(`Expected message ${messageId} to be prepared, it is not.`);
    return work;
  });
  const claims = await Promise.all(works.map(({ entity }) => table.createEntity(entity)));
  if (publishing === "together") await topic.send(works.map(({ event }) => event));
  else await Promise.all(works.map(({ event }) => topic.send([event])));
  await Promise.all(
    works.map(({ entity: { partitionKey, rowKey } }, at) => {
      const published = { partitionKey, rowKey, state: "published", publishedAt: new Date().toISOString() };
      return table.updateEntity(published, "Merge", { etag: claims[at]?.etag ?? "*" });
    }),
  );
  await Promise.all(batch.map((message) => receiver.completeMessage(message)));
}

/** Makes of a message what the app would write and publish for it. */
export function prepare(body: Buffer): Prepared {
  const { id, text } = toEvent(body);
  const nowMs = Date.now();
  const request = {
    id,
    token: "00000000-0000-4000-8000-000000000000",
    leaseUntilMs: nowMs + LEASE_MS,
    text,
    contentHash: "0".repeat(64),
    build: "0.1.0",
    raw: body,
    arrival: "01940000000-00000000000000000000000000000000",
    endpoint: "dataverse",
    path: "queue" as const,
    receivedAtMs: nowMs,
  };
  const entity = newEntity(placeOf(id), request, nowMs, { packed: packKept(request) });
  return { entity, event: toCloudEvent(text) };
}

/** The event as the SDK takes it: extension attributes apart. */
function toCloudEvent(text: string): CloudEvent<unknown> {
  const {
    specversion: _,
    id,
    source,
    type,
    subject,
    time,
    datacontenttype,
    dataschema,
    data,
    ...extensionAttributes
  } = JSON.parse(text);
  return {
    id,
    source,
    type,
    subject,
    time: new Date(time),
    datacontenttype,
    dataschema,
    data,
    extensionAttributes,
  };
}
