import type { Announcer } from "./announcer.ts";
import type { Notice } from "./notice.ts";

export interface MemoryAnnouncer extends Announcer {
  /** What was told, each cause once, oldest first. */
  told(): readonly Notice[];
}

/** An announcer in memory, for unit tests. */
export function memoryAnnouncer(): MemoryAnnouncer {
  const told = new Map<string, Notice>();
  return {
    announce(notice) {
      const key = JSON.stringify([notice.happening, ...notice.cause]);
      if (!told.has(key)) told.set(key, notice);
      return Promise.resolve();
    },
    told: () => [...told.values()],
  };
}
