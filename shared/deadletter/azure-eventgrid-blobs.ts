import type { ContainerClient } from "@azure/storage-blob";
import { Failure, shown } from "../failure/failure.ts";
import { FAILURES } from "../failure/failures.ts";
import { restStatus } from "../failure/rest-status.ts";
import type { EventGridBlobs } from "./eventgrid-blobs.ts";

const DAY_MS = 86_400_000;

/** Event Grid's container. Its blobs stand in a folder for each subscription and hour, so a listing asks by the day. */
export function azureEventGridBlobs(
  container: () => Promise<ContainerClient>,
  timeoutMs: number,
): EventGridBlobs {
  return {
    async read(name) {
      try {
        const blob = (await container()).getBlockBlobClient(name);
        return await blob.downloadToBuffer(0, undefined, { abortSignal: AbortSignal.timeout(timeoutMs) });
      } catch (error) {
        if (restStatus(error) === 404) return undefined;
        throw unavailable(error);
      }
    },
    async *list(sinceMs, nowMs) {
      try {
        const client = await container();
        // The service keeps times to the second.
        for await (const prefix of foldersOf(client, daysOf(sinceMs, nowMs)))
          for await (const { name, properties } of client.listBlobsFlat({ prefix }))
            if (properties.lastModified.getTime() >= sinceMs - 1_000) yield name;
      } catch (error) {
        throw unavailable(error);
      }
    },
  };
}

/** The folder of each subscription for each of some days. */
async function* foldersOf(client: ContainerClient, days: readonly string[]): AsyncIterable<string> {
  for await (const item of client.listBlobsByHierarchy("/"))
    if (item.kind === "prefix") for (const day of days) yield `${item.name}${day}/`;
}

/** `2026/11/3`: the days from one moment to another, without leading zeros as Event Grid writes them. */
function daysOf(sinceMs: number, nowMs: number): readonly string[] {
  const days: string[] = [];
  for (let dayMs = sinceMs - (sinceMs % DAY_MS) - DAY_MS; dayMs <= nowMs + DAY_MS; dayMs += DAY_MS) {
    const day = new Date(dayMs);
    days.push([day.getUTCFullYear(), day.getUTCMonth() + 1, day.getUTCDate()].join("/"));
  }
  return days;
}

function unavailable(error: unknown): Failure {
  const text = error instanceof Error ? error.message : String(error);
  return new Failure(
    "STORAGE_UNAVAILABLE",
    `Expected Blob Storage to answer for Event Grid's dead letters, got: ${shown(text)}. ${FAILURES.STORAGE_UNAVAILABLE.next}`,
    { cause: error },
  );
}
