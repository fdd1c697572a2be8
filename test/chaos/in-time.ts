import { setTimeout as pause } from "node:timers/promises";

/**
 * What some work comes to; nothing when it takes too long, and then it is nobody's any more. A broker that is killed
 * under the hands of its SDK can leave a call of it waiting for good.
 */
export async function inTime<Result>(limitMs: number, work: Promise<Result>): Promise<Result | undefined> {
  const ended = new AbortController();
  try {
    const late = pause(limitMs, undefined, { signal: ended.signal }).catch(() => undefined);
    return await Promise.race([work, late]);
  } finally {
    ended.abort();
  }
}
