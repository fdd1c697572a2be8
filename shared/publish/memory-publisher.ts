import type { Publisher } from "./publisher.ts";

export interface MemoryPublisher extends Publisher {
  /** The texts of all events taken, oldest first. */
  readonly published: readonly string[];
}

/** A topic in memory, for unit tests. */
export function memoryPublisher(): MemoryPublisher {
  const published: string[] = [];
  return {
    published,
    publish(events) {
      published.push(...events.map((event) => event.text));
      return Promise.resolve(events.map(() => undefined));
    },
  };
}
