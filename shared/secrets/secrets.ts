import { createHash, timingSafeEqual } from "node:crypto";

/** Where the app has the secrets of endpoints from. */
export interface Secrets {
  /**
   * The valid secrets of an endpoint, as last read; at most two. Reads them where that has not been done yet.
   *
   * @throws {Failure} `SECRETS_UNAVAILABLE` when they were never read and cannot be now.
   */
  current(endpoint: string): Promise<readonly string[]>;
  /**
   * Reads them anew. A kind without a newer reading gives the same ones. Callers limit the rate.
   *
   * @throws {Failure} `SECRETS_UNAVAILABLE`; what was read before stays.
   */
  refresh(endpoint: string): Promise<readonly string[]>;
}

/**
 * Whether one of the offered texts is one of the secrets.
 *
 * Takes the same time whichever of them matches and however much of it: digests of equal length are compared,
 * and every pair is.
 */
export function proves(offered: readonly string[], secrets: readonly string[]): boolean {
  const known = secrets.map(digest);
  let matches = 0;
  for (const text of offered) {
    const given = digest(text);
    for (const secret of known) matches += timingSafeEqual(given, secret) ? 1 : 0;
  }
  return matches > 0;
}

function digest(text: string): Buffer {
  return createHash("sha256").update(text).digest();
}
