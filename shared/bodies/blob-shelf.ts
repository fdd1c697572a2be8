import type { ContainerClient } from "@azure/storage-blob";
import { restStatus } from "../failure/rest-status.ts";
import { storageUnavailable } from "../failure/storage-unavailable.ts";
import type { Shelf } from "./shelf.ts";

/** The blobs of one container; the end of a message is metadata of its blob. */
export function blobShelf(container: () => Promise<ContainerClient>, timeoutMs: number): Shelf {
  return {
    async end(name, nowMs) {
      const blob = (await container()).getBlobClient(name);
      try {
        const endedat = new Date(nowMs).toISOString();
        await blob.setMetadata({ endedat }, { abortSignal: AbortSignal.timeout(timeoutMs) });
      } catch (error) {
        if (restStatus(error) !== 404) throw storageUnavailable(error, name);
      }
    },
    async *list(prefix) {
      try {
        const listed = (await container()).listBlobsFlat({ prefix, includeMetadata: true });
        for await (const { name, properties, metadata } of listed) {
          const { etag, lastModified } = properties;
          const endedAtMs = metadata?.endedat === undefined ? undefined : Date.parse(metadata.endedat);
          yield { name, version: etag, writtenAtMs: lastModified.getTime(), endedAtMs };
        }
      } catch (error) {
        throw storageUnavailable(error, prefix);
      }
    },
    async remove({ name, version }) {
      const blob = (await container()).getBlobClient(name);
      try {
        await blob.delete({
          abortSignal: AbortSignal.timeout(timeoutMs),
          conditions: { ifMatch: version },
        });
        return true;
      } catch (error) {
        const status = restStatus(error);
        if (status === 404 || status === 412) return false;
        throw storageUnavailable(error, name);
      }
    },
  };
}
