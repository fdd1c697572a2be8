import type { EventData } from "./event-data.ts";

export interface MemoryEventData extends EventData {
  /** What is kept, by its URL. */
  readonly kept: ReadonlyMap<string, string>;
}

/** The data of events in memory, for unit tests. */
export function memoryEventData(): MemoryEventData {
  const kept = new Map<string, string>();
  return {
    kept,
    keep(name, data) {
      const url = `https://contoso.example/event-data/${name}`;
      kept.set(url, Buffer.from(data).toString());
      return Promise.resolve(url);
    },
  };
}
