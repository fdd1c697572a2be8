import { setTimeout as pause } from "node:timers/promises";
import type { World } from "../world/start-world.ts";
import { readQueues } from "./read-queues.ts";
import { readClaims } from "./read-storage.ts";

/** Looking costs what the run itself needs on a slow machine. */
const POLL_MS = 3_000;

/**
 * Waits until nothing waits and no claim is open. Gives up when for so long there was never less left than before: then
 * the judge says what is stuck. A slow machine that gets on is waited for.
 *
 * @param limitMs What has failed most often waits for the longest delay.
 */
export async function waitForQuiet(world: World, limitMs: number): Promise<void> {
  const { serviceBus, storage } = world.connections;
  let least = Number.POSITIVE_INFINITY;
  let sinceMs = performance.now();
  while (performance.now() - sinceMs < limitMs) {
    const { waiting } = await readQueues(serviceBus, storage, "unmarked");
    const open = (await readClaims(storage)).filter(({ state }) => state !== "published");
    const left = waiting.length + open.length;
    if (left === 0) return;
    if (left < least) sinceMs = performance.now();
    least = Math.min(least, left);
    await pause(POLL_MS);
  }
}
