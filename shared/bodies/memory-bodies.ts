import { Failure } from "../failure/failure.ts";
import type { Bodies } from "./bodies.ts";

/** Bodies in memory, for unit tests. */
export function memoryBodies(): Bodies {
  const kept = new Map<string, Uint8Array>();
  return {
    put(name, bytes) {
      kept.set(name, Uint8Array.from(bytes));
      return Promise.resolve();
    },
    get(name) {
      const bytes = kept.get(name);
      if (bytes !== undefined) return Promise.resolve(bytes);
      return Promise.reject(new Failure("BODY_LOST", `Expected a body under the name ${name}, got nothing.`));
    },
  };
}
