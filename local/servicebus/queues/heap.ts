/** Something to take in the order of a number. */
export interface HeapEntry<Value> {
  readonly order: number;
  readonly value: Value;
}

/** A binary heap: adding and taking cost the logarithm of its size, adding in ascending order costs nothing. */
export interface Heap<Value> {
  readonly size: number;
  first(): HeapEntry<Value> | undefined;
  add(entry: HeapEntry<Value>): void;
  takeFirst(): HeapEntry<Value> | undefined;
  /** Forgets every entry for which `keep` is false, at the cost of its size. */
  sweep(keep: (entry: HeapEntry<Value>) => boolean): void;
}

export function heap<Value>(): Heap<Value> {
  let entries: HeapEntry<Value>[] = [];

  const orderAt = (index: number): number => entries[index]?.order ?? Number.POSITIVE_INFINITY;

  function rise(entry: HeapEntry<Value>, from: number): void {
    let index = from;
    while (index > 0) {
      const parent = (index - 1) >> 1;
      const above = entries[parent];
      if (above === undefined || above.order <= entry.order) break;
      entries[index] = above;
      index = parent;
    }
    entries[index] = entry;
  }

  function sink(entry: HeapEntry<Value>): void {
    let index = 0;
    for (;;) {
      const left = 2 * index + 1;
      const least = orderAt(left + 1) < orderAt(left) ? left + 1 : left;
      const below = entries[least];
      if (below === undefined || entry.order <= below.order) break;
      entries[index] = below;
      index = least;
    }
    entries[index] = entry;
  }

  return {
    get size() {
      return entries.length;
    },
    first: () => entries[0],
    add(entry) {
      rise(entry, entries.length);
    },
    takeFirst() {
      const first = entries[0];
      const last = entries.pop();
      if (last !== undefined && entries.length > 0) sink(last);
      return first;
    },
    sweep(keep) {
      // A sorted array is a heap.
      entries = entries.filter(keep).sort((a, b) => a.order - b.order);
    },
  };
}
