import type { ContainerClient } from "@azure/storage-blob";
import { blobBodies } from "./blob-bodies.ts";
import type { EventData } from "./event-data.ts";

/** The data of events as JSON blobs of one container. */
export function blobEventData(container: () => Promise<ContainerClient>, timeoutMs: number): EventData {
  const bodies = blobBodies(container, timeoutMs, "application/json");
  return {
    async keep(name, data) {
      await bodies.put(name, data);
      return (await container()).getBlobClient(name).url;
    },
  };
}
