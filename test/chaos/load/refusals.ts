import type { LogLine } from "../../../local/functions/log-line.ts";
import { appLine } from "../../../local/stack/stories/app-line.ts";

const REASON = 80;

/** Counts why requests were refused, by what the app logged of each. */
export function refusals(): { read(line: LogLine): void; counts(): Readonly<Record<string, number>> } {
  const counts = new Map<string, number>();
  return {
    read({ message }) {
      const line = appLine(message);
      if (line?.event !== "message.refused") return;
      const reason = `${line.status} ${line.reason.slice(0, REASON)}`;
      counts.set(reason, (counts.get(reason) ?? 0) + 1);
    },
    counts: () => Object.fromEntries(counts),
  };
}
