import { once } from "node:events";
import { setTimeout as wait } from "node:timers/promises";

/** Pauses of a pump whose broker fails, first and longest. */
const RECOVERY_MS = { first: 100, longest: 5_000 } as const;

/** Does one step after the other; a failing one is told once in a row and tried again after a growing pause. */
export async function untilStopped(
  signal: AbortSignal,
  failed: (thrown: unknown) => void,
  step: () => Promise<void>,
): Promise<void> {
  let pauseMs: number = RECOVERY_MS.first;
  while (!signal.aborted) {
    try {
      await step();
      pauseMs = RECOVERY_MS.first;
    } catch (thrown) {
      if (signal.aborted) return;
      // No session had a message: the service ends such a wait after a minute.
      if (thrown instanceof Error && "code" in thrown && thrown.code === "ServiceTimeout") continue;
      if (pauseMs === RECOVERY_MS.first) failed(thrown);
      await wait(pauseMs, undefined, { signal }).catch(() => undefined); // a stop ends the pause
      pauseMs = Math.min(pauseMs * 2, RECOVERY_MS.longest);
    }
  }
}

/** The SDK does not give up a wait for a session; it ends when the client is closed. */
export async function unlessStopped<T>(accepted: Promise<T>, signal: AbortSignal): Promise<T> {
  const stopped = new AbortController();
  const stop = once(signal, "abort", { signal: stopped.signal }).then(() => {
    throw new Error("The pump was stopped.");
  });
  try {
    return await Promise.race([accepted, stop]);
  } finally {
    stopped.abort();
  }
}
