import type { ContainerClient } from "@azure/storage-blob";
import { restStatus } from "../failure/rest-status.ts";
import { storageUnavailable } from "../failure/storage-unavailable.ts";
import type { Spool } from "./spool.ts";
import { readSpoolBytes, toSpoolBytes } from "./spool-format.ts";

interface BlobSpoolOptions {
  readonly container: () => Promise<ContainerClient>;
  /** How long one request may take. */
  readonly timeoutMs: number;
  /** How many names one listing asks for; 5,000 at most. */
  readonly pageSize: number;
}

/**
 * The spool as one blob a message, under the message's id: ids begin with the time of arrival, and Blob Storage lists
 * names in their order (https://learn.microsoft.com/rest/api/storageservices/list-blobs), so that the oldest comes first.
 * A blob holds a body of any length and stays until it is deleted; a message of a storage queue does neither.
 */
export function blobSpool({ container, timeoutMs, pageSize }: BlobSpoolOptions): Spool {
  const limit = (): { abortSignal: AbortSignal } => ({ abortSignal: AbortSignal.timeout(timeoutMs) });
  return {
    async put(message, dueAtMs) {
      const bytes = toSpoolBytes({ message, dueAtMs });
      try {
        const blob = (await container()).getBlockBlobClient(message.messageId);
        await blob.upload(bytes, bytes.byteLength, limit());
      } catch (error) {
        throw storageUnavailable(error, message.messageId);
      }
    },
    async *waiting() {
      let continuationToken: string | undefined;
      do {
        const page = await nextPage(continuationToken);
        yield* page.names;
        continuationToken = page.continuationToken;
      } while (continuationToken !== undefined && continuationToken !== "");
    },
    async read(messageId) {
      try {
        const blob = (await container()).getBlockBlobClient(messageId);
        return readSpoolBytes(await blob.downloadToBuffer(0, undefined, limit()));
      } catch (error) {
        if (restStatus(error) === 404) return undefined;
        throw storageUnavailable(error, messageId);
      }
    },
    async remove(messageId) {
      try {
        await (await container()).deleteBlob(messageId, limit());
      } catch (error) {
        if (restStatus(error) !== 404) throw storageUnavailable(error, messageId);
      }
    },
  };

  async function nextPage(continuationToken: string | undefined) {
    try {
      const from = continuationToken === undefined ? {} : { continuationToken };
      const pages = (await container()).listBlobsFlat(limit()).byPage({ maxPageSize: pageSize, ...from });
      const { value } = await pages.next();
      const names: readonly string[] =
        value?.segment.blobItems.map(({ name }: { name: string }) => name) ?? [];
      return { names, continuationToken: value?.continuationToken };
    } catch (error) {
      throw storageUnavailable(error, "the list of what is spooled");
    }
  }
}
