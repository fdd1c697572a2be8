import type { ContainerClient } from "@azure/storage-blob";
import { restStatus } from "../../failure/rest-status.ts";
import type { SeenSubscriptions } from "./keep-subscriptions.ts";

/** When subscriptions were last seen, in one blob: the timer that keeps them runs on one instance at a time. */
export function blobSeen(container: () => Promise<ContainerClient>, name: string): SeenSubscriptions {
  return {
    read: async () => {
      try {
        const text = (await (await container()).getBlockBlobClient(name).downloadToBuffer()).toString();
        const value: unknown = JSON.parse(text);
        const entries = Object.entries(typeof value === "object" && value !== null ? value : {});
        return new Map(
          entries.flatMap(([key, atMs]) => (typeof atMs === "number" ? [[key, atMs] as const] : [])),
        );
      } catch (error) {
        if (restStatus(error) === 404) return new Map();
        throw error;
      }
    },
    write: async (seen) => {
      const bytes = Buffer.from(JSON.stringify(Object.fromEntries(seen)));
      await (await container()).getBlockBlobClient(name).uploadData(bytes);
    },
  };
}
