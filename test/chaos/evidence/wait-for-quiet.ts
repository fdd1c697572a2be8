import { setTimeout as pause } from "node:timers/promises";
import type { World } from "../world/start-world.ts";
import { readQueues } from "./read-queues.ts";
import { readClaims } from "./read-storage.ts";

const POLL_MS = 1_000;

/** Waits until nothing waits and no claim is open, or the time is over: then the judge says what is stuck. */
export async function waitForQuiet(world: World, limitMs: number): Promise<void> {
  const { serviceBus, storage } = world.connections;
  const startedMs = performance.now();
  while (performance.now() - startedMs < limitMs) {
    const { waiting } = await readQueues(serviceBus, storage);
    if (waiting.length === 0 && (await readClaims(storage)).every(({ state }) => state === "published"))
      return;
    await pause(POLL_MS);
  }
}
