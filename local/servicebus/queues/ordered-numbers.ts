import { heap } from "./heap.ts";

/** A set of numbers from which the least is taken. */
export interface OrderedNumbers {
  readonly size: number;
  add(number: number): void;
  /** Whether the number was in the set. */
  delete(number: number): boolean;
  takeFirst(): number | undefined;
}

/** So many deleted numbers may stand in the heap before it is worth a sweep. */
const SPARE_ENTRIES = 64;

export function orderedNumbers(): OrderedNumbers {
  const members = new Set<number>();
  const order = heap<undefined>();

  return {
    get size() {
      return members.size;
    },
    add(number) {
      if (members.has(number)) return;
      members.add(number);
      order.add({ order: number, value: undefined });
    },
    delete(number) {
      const found = members.delete(number);
      if (order.size > 2 * members.size + SPARE_ENTRIES) order.sweep((entry) => members.has(entry.order));
      return found;
    },
    takeFirst() {
      for (;;) {
        const first = order.takeFirst()?.order;
        if (first === undefined || members.delete(first)) return first;
      }
    },
  };
}
