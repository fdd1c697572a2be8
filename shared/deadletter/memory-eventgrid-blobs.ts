import type { EventGridBlobs } from "./eventgrid-blobs.ts";

export interface MemoryEventGridBlobs extends EventGridBlobs {
  write(name: string, text: string, atMs: number): void;
}

/** Event Grid's container in memory, for unit tests. */
export function memoryEventGridBlobs(): MemoryEventGridBlobs {
  const blobs = new Map<string, { readonly text: string; readonly atMs: number }>();
  return {
    write: (name, text, atMs) => void blobs.set(name, { text, atMs }),
    read: (name) => {
      const blob = blobs.get(name);
      return Promise.resolve(blob === undefined ? undefined : Buffer.from(blob.text));
    },
    async *list(sinceMs, nowMs) {
      for (const [name, { atMs }] of blobs) if (atMs >= sinceMs && atMs <= nowMs) yield name;
    },
  };
}
