import type { Clock } from "./clock.ts";
import { heap } from "./heap.ts";

/** Many deadlines on one timer. */
export interface Deadlines<Key> {
  /** Sets the deadline of a key, or moves it. */
  set(key: Key, atMs: number): void;
  clear(key: Key): void;
  atMs(key: Key): number | undefined;
  entries(): IterableIterator<[Key, number]>;
  stop(): void;
}

/** So many dead entries may stand in the heap before it is worth a sweep. */
const SPARE_ENTRIES = 64;

/** Calls `due` once for each key whose deadline came, earliest first; the key is forgotten before the call. */
export function deadlines<Key>(clock: Clock, due: (key: Key) => void): Deadlines<Key> {
  const times = new Map<Key, number>();
  const order = heap<Key>();
  let armedAtMs = Number.POSITIVE_INFINITY;
  let disarm: () => void = () => undefined;

  /** An entry is dead when its key was cleared or moved; it stays in the heap until its turn or a sweep. */
  const isLive = (entry: { readonly order: number; readonly value: Key }): boolean =>
    times.get(entry.value) === entry.order;

  function arm(atMs: number): void {
    if (atMs >= armedAtMs) return;
    disarm();
    armedAtMs = atMs;
    disarm = clock.at(atMs, wake);
  }

  function wake(): void {
    armedAtMs = Number.POSITIVE_INFINITY;
    const nowMs = clock.nowMs();
    let first = order.first();
    while (first !== undefined && (first.order <= nowMs || !isLive(first))) {
      order.takeFirst();
      if (isLive(first)) {
        times.delete(first.value);
        due(first.value);
      }
      first = order.first();
    }
    if (first !== undefined) arm(first.order);
  }

  return {
    set(key, atMs) {
      if (times.get(key) === atMs) return;
      times.set(key, atMs);
      order.add({ order: atMs, value: key });
      if (order.size > 2 * times.size + SPARE_ENTRIES) order.sweep(isLive);
      arm(atMs);
    },
    clear(key) {
      times.delete(key);
    },
    atMs: (key) => times.get(key),
    entries: () => times.entries(),
    stop() {
      disarm();
      times.clear();
    },
  };
}
