import { Failure } from "../failure/failure.ts";
import type { DroppableBodies } from "./bodies.ts";

/** Bodies in memory, for unit tests, by the clock that is passed in. */
export function memoryBodies(nowMs: () => number = () => 0): DroppableBodies {
  const kept = new Map<string, { readonly bytes: Uint8Array; readonly atMs: number }>();
  return {
    put(name, bytes) {
      kept.set(name, { bytes: Uint8Array.from(bytes), atMs: nowMs() });
      return Promise.resolve();
    },
    get(name) {
      const found = kept.get(name);
      if (found !== undefined) return Promise.resolve(found.bytes);
      return Promise.reject(new Failure("BODY_LOST", `Expected a body under the name ${name}, got nothing.`));
    },
    drop(name, unlessPutAfterMs) {
      const found = kept.get(name);
      if (found !== undefined && found.atMs <= unlessPutAfterMs) kept.delete(name);
      return Promise.resolve();
    },
  };
}
