import { isRestError } from "@azure/core-rest-pipeline";
import { BlobServiceClient } from "@azure/storage-blob";

/** Where dead letters are kept. */
export interface DeadLetterStore {
  /**
   * Keeps a text under a name; a second call with the same name writes over the first.
   *
   * @returns Whether it was kept: false when the place for it does not exist, which trying again cannot change.
   */
  keep(name: string, text: string, signal: AbortSignal): Promise<boolean>;
}

/** Keeps dead letters as blobs of a container, which must exist: Event Grid does not make it either. */
export function blobDeadLetters(connectionString: string, container: string): DeadLetterStore {
  const client = BlobServiceClient.fromConnectionString(connectionString).getContainerClient(container);
  return {
    keep: async (name, text, abortSignal) => {
      const blobHTTPHeaders = { blobContentType: "application/json" };
      const blob = client.getBlockBlobClient(name);
      try {
        await blob.upload(text, Buffer.byteLength(text), { blobHTTPHeaders, abortSignal });
        return true;
      } catch (error) {
        if (isRestError(error) && error.statusCode === 404) return false;
        throw error;
      }
    },
  };
}
