import type { ServiceBusMessage } from "@azure/service-bus";
import type { DeadLetterStore } from "./dead-letter-store.ts";

/** A store of dead letters that tells of each blob. A notice that cannot be sent is lost, as it can be in Azure. */
export function noticed(store: DeadLetterStore, notify: (name: string) => Promise<void>): DeadLetterStore {
  return {
    keep: async (name, text, signal) => {
      const kept = await store.keep(name, text, signal);
      if (kept) await notify(name).catch(() => undefined);
      return kept;
    },
  };
}

/**
 * What the system topic of a storage account sends to a queue when a blob was made, in CloudEvents
 * («Azure Blob Storage as an Event Grid source»).
 */
export function blobNotice(container: string, name: string, id: string): ServiceBusMessage {
  const event = {
    specversion: "1.0",
    id,
    source: "/subscriptions/local/resourceGroups/local/providers/Microsoft.Storage/storageAccounts/local",
    type: "Microsoft.Storage.BlobCreated",
    subject: `/blobServices/default/containers/${container}/blobs/${name}`,
    data: { api: "PutBlob", contentType: "application/json", blobType: "BlockBlob" },
  };
  return {
    body: Buffer.from(JSON.stringify(event)),
    contentType: "application/cloudevents+json; charset=utf-8",
    messageId: id,
  };
}
