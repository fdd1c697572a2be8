import type { LogLine } from "../../../local/functions/log-line.ts";
import { appLine } from "../../../local/stack/stories/app-line.ts";

/** Counts why requests were refused, by the row of the table of answers that the app logged of each. */
export function refusals(): { read(line: LogLine): void; count(why: string): number; all(): number } {
  const counts = new Map<string, number>();
  return {
    read({ message }) {
      const line = appLine(message);
      if (line?.event === "message.refused") counts.set(line.why, (counts.get(line.why) ?? 0) + 1);
    },
    count: (why) => counts.get(why) ?? 0,
    all: () => [...counts.values()].reduce((sum, count) => sum + count, 0),
  };
}
