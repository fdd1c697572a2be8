import { Failure } from "../failure/failure.ts";
import type { DroppableBodies } from "./bodies.ts";
import type { Shelf } from "./shelf.ts";

interface Kept {
  readonly bytes: Uint8Array;
  readonly atMs: number;
  readonly version: number;
  readonly endedAtMs: number | undefined;
}

/** Bodies in memory, for unit tests, by the clock that is passed in. */
export function memoryBodies(nowMs: () => number = () => 0): DroppableBodies & Shelf {
  const kept = new Map<string, Kept>();
  let versions = 0;
  const write = (name: string, bytes: Uint8Array, endedAtMs: number | undefined): void => {
    kept.set(name, { bytes: Uint8Array.from(bytes), atMs: nowMs(), version: versions++, endedAtMs });
  };
  return {
    put(name, bytes) {
      write(name, bytes, undefined);
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
    end(name, endedAtMs) {
      const found = kept.get(name);
      if (found !== undefined) write(name, found.bytes, endedAtMs);
      return Promise.resolve();
    },
    async *list(prefix) {
      for (const name of [...kept.keys()].filter((each) => each.startsWith(prefix)).sort()) {
        const found = kept.get(name);
        if (found === undefined) continue;
        yield { name, version: String(found.version), writtenAtMs: found.atMs, endedAtMs: found.endedAtMs };
      }
    },
    remove({ name, version }) {
      const isSame = String(kept.get(name)?.version) === version;
      return Promise.resolve(isSame && kept.delete(name));
    },
  };
}
