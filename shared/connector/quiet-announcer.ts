import type { Meter } from "../telemetry/meter.ts";
import type { Announcer, QuietAnnouncer } from "./announcer.ts";

/** How many causes an instance remembers; what it has forgotten, the queue and the ledger still know. */
const REMEMBERED = 2_000;

/**
 * An announcer for the way of a message, which nothing that is told may stop: a notice that cannot be kept is counted
 * and given up. A cause that this instance has told costs nothing when it comes again.
 */
export function quietAnnouncer(announcer: Announcer, meter: Meter): QuietAnnouncer {
  const known = new Set<string>();
  return {
    async tell(notice) {
      const { happening } = notice;
      const key = JSON.stringify([happening, ...notice.cause]);
      if (known.has(key)) return;
      // Before it is told: the messages of a batch find the same cause at the same time.
      remember(known, key);
      try {
        await announcer.announce(notice);
        meter.record("connector.notices", 1, { happening, result: "told" });
      } catch {
        known.delete(key);
        meter.record("connector.notices", 1, { happening, result: "given up" });
      }
    },
  };
}

function remember(known: Set<string>, key: string): void {
  const [oldest] = known;
  if (known.size >= REMEMBERED && oldest !== undefined) known.delete(oldest);
  known.add(key);
}
