import type { Failure } from "../failure/failure.ts";

/**
 * The result of some work, or a failure when it takes too long. The work itself goes on; whatever it comes to later
 * is nobody's any more.
 */
export type Within = <Result>(limitMs: number, work: Promise<Result>, late: () => Failure) => Promise<Result>;

/** By the clock of this process. */
export const within: Within = async (limitMs, work, late) => {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(late()), limitMs);
  });
  try {
    return await Promise.race([work, limit]);
  } finally {
    clearTimeout(timer);
  }
};
