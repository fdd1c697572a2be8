import type { DeadLetters } from "../deadletter/dead-letters.ts";
import type { QuietAnnouncer } from "./announcer.ts";
import { letterNotices } from "./letter-notices.ts";

/** Dead letters of which people hear, from whatever stream they come: once they are kept, and never in their way. */
export function announcedLetters<Letters extends DeadLetters>(
  letters: Letters,
  announcer: QuietAnnouncer,
): Letters {
  return {
    ...letters,
    async keep(letter, nowMs) {
      await letters.keep(letter, nowMs);
      await Promise.all(letterNotices(letter, nowMs).map((notice) => announcer.tell(notice)));
    },
  };
}
