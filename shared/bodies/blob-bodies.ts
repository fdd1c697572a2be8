import type { ContainerClient } from "@azure/storage-blob";
import { Failure, shown } from "../failure/failure.ts";
import { FAILURES } from "../failure/failures.ts";
import { restStatus } from "../failure/rest-status.ts";
import { retryAfter } from "../failure/retry-after.ts";
import type { Bodies } from "./bodies.ts";

/** Bodies as block blobs of one container. */
export function blobBodies(container: () => Promise<ContainerClient>, timeoutMs: number): Bodies {
  return {
    async put(name, bytes) {
      const blob = (await container()).getBlockBlobClient(name);
      try {
        await blob.uploadData(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), {
          abortSignal: AbortSignal.timeout(timeoutMs),
          blobHTTPHeaders: { blobContentType: "application/octet-stream" },
        });
      } catch (error) {
        throw unavailable(error, name);
      }
    },
    async get(name) {
      const blob = (await container()).getBlockBlobClient(name);
      try {
        return await blob.downloadToBuffer(0, undefined, { abortSignal: AbortSignal.timeout(timeoutMs) });
      } catch (error) {
        throw restStatus(error) === 404 ? lost(error, name) : unavailable(error, name);
      }
    },
  };
}

function lost(error: unknown, name: string): Failure {
  const message = `Expected a blob ${name}, got 404. ${FAILURES.BODY_LOST.next}`;
  return new Failure("BODY_LOST", message, { cause: error });
}

function unavailable(error: unknown, name: string): Failure {
  const text = error instanceof Error ? error.message : String(error);
  return new Failure(
    "STORAGE_UNAVAILABLE",
    `Expected Blob Storage to answer for ${name}, got: ${shown(text)}. ${FAILURES.STORAGE_UNAVAILABLE.next}`,
    { cause: error, ...retryAfter(error) },
  );
}
