import { ServiceBusClient, type ServiceBusReceivedMessage } from "@azure/service-bus";
import { BlobServiceClient } from "@azure/storage-blob";
import { endpointQueue, NAMES } from "../../../shared/settings/names.ts";
import { guidsIn } from "../judge/events-by-mark.ts";
import type { Evidence, QueuedMessage } from "./evidence.ts";

const QUEUES = [NAMES.inboundQueue, NAMES.isolateQueue, ...["dataverse", "finops", "aif"].map(endpointQueue)];
const PAGE = 250;

/**
 * What still waits on the inward queues and in the spool, and what these gave up by themselves.
 *
 * @param marked Whether to look for the marks of deliveries, for which stored bodies are fetched.
 */
export async function readQueues(
  serviceBus: string,
  storage: string,
  marked: "marked" | "unmarked" = "marked",
): Promise<Pick<Evidence, "waiting" | "native">> {
  const client = new ServiceBusClient(serviceBus);
  const bodies = BlobServiceClient.fromConnectionString(storage).getContainerClient(NAMES.bodiesContainer);
  async function read(queue: string, subQueueType?: "deadLetter"): Promise<readonly QueuedMessage[]> {
    const receiver = client.createReceiver(queue, {
      skipParsingBodyAsJson: true,
      ...(subQueueType === undefined ? {} : { subQueueType }),
    });
    const found: QueuedMessage[] = [];
    for (
      let page = await receiver.peekMessages(PAGE);
      page.length > 0;
      page = await receiver.peekMessages(PAGE)
    ) {
      for (const message of page) {
        const id = String(message.messageId ?? "");
        if (marked === "unmarked") {
          found.push({ place: queue, id, marks: [] });
          continue;
        }
        const stored = message.applicationProperties?.stored;
        const body =
          typeof stored === "string"
            ? await bodies.getBlobClient(stored).downloadToBuffer()
            : bytesOf(message);
        found.push({ place: queue, id, marks: guidsIn(body.toString()) });
      }
    }
    await receiver.close();
    return found;
  }
  try {
    const waiting: QueuedMessage[] = [...(await readSpool(storage, marked))];
    const native: QueuedMessage[] = [];
    for (const queue of QUEUES) {
      waiting.push(...(await read(queue)));
      native.push(...(await read(queue, "deadLetter")));
    }
    return { waiting, native };
  } finally {
    await client.close();
  }
}

async function readSpool(storage: string, marked: "marked" | "unmarked"): Promise<readonly QueuedMessage[]> {
  const spool = BlobServiceClient.fromConnectionString(storage).getContainerClient(NAMES.spoolContainer);
  const found: QueuedMessage[] = [];
  for await (const { name } of spool.listBlobsFlat()) {
    if (marked === "unmarked") {
      found.push({ place: "spool", id: name, marks: [] });
      continue;
    }
    // Drained meanwhile: it is on the queue by then.
    const blob = await spool
      .getBlobClient(name)
      .downloadToBuffer()
      .catch(() => undefined);
    if (blob !== undefined) found.push({ place: "spool", id: name, marks: guidsIn(blob.toString()) });
  }
  return found;
}

function bytesOf({ body }: ServiceBusReceivedMessage): Buffer {
  return body instanceof Uint8Array ? Buffer.from(body) : Buffer.from(String(body));
}
