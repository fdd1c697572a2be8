import type { ContainerClient } from "@azure/storage-blob";
import { Failure } from "../failure/failure.ts";
import { FAILURES } from "../failure/failures.ts";
import { restStatus } from "../failure/rest-status.ts";
import { storageUnavailable } from "../failure/storage-unavailable.ts";
import type { DroppableBodies } from "./bodies.ts";

/** Bodies as block blobs of one container. */
export function blobBodies(
  container: () => Promise<ContainerClient>,
  timeoutMs: number,
  contentType = "application/octet-stream",
): DroppableBodies {
  return {
    async put(name, bytes) {
      const blob = (await container()).getBlockBlobClient(name);
      try {
        await blob.uploadData(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), {
          abortSignal: AbortSignal.timeout(timeoutMs),
          blobHTTPHeaders: { blobContentType: contentType },
        });
      } catch (error) {
        throw storageUnavailable(error, name);
      }
    },
    async get(name) {
      const blob = (await container()).getBlockBlobClient(name);
      try {
        return await blob.downloadToBuffer(0, undefined, { abortSignal: AbortSignal.timeout(timeoutMs) });
      } catch (error) {
        throw restStatus(error) === 404 ? lost(error, name) : storageUnavailable(error, name);
      }
    },
    async drop(name, unlessPutAfterMs) {
      const blob = (await container()).getBlockBlobClient(name);
      try {
        await blob.delete({
          abortSignal: AbortSignal.timeout(timeoutMs),
          conditions: { ifUnmodifiedSince: new Date(unlessPutAfterMs) },
        });
      } catch (error) {
        const status = restStatus(error);
        if (status !== 404 && status !== 412) throw storageUnavailable(error, name);
      }
    },
  };
}

function lost(error: unknown, name: string): Failure {
  const message = `Expected a blob ${name}, got 404. ${FAILURES.BODY_LOST.next}`;
  return new Failure("BODY_LOST", message, { cause: error });
}
