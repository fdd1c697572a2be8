import type { KeptLetter } from "../deadletter/kept-letter.ts";
import type { RedrivePorts } from "./redrive-ports.ts";

const LOOK_MS = 500;

/** The letter once it is no longer under way, or as it stands when the time is over. */
export async function waitForEnd(
  key: string,
  limitMs: number,
  { store, nowMs, sleep }: RedrivePorts,
): Promise<KeptLetter | undefined> {
  const untilMs = nowMs() + limitMs;
  for (;;) {
    const letter = await store.find(key);
    if (letter?.state.kind !== "redriving" || nowMs() >= untilMs) return letter;
    await sleep(LOOK_MS);
  }
}
