/** What waits, each until a time of its own. */
export interface DueQueue<Item> {
  add(item: Item, dueMs: number): void;
  /** Takes at most `most` items whose time has come, the earliest first and equal times in the order they came. */
  takeDue(nowMs: number, most: number): readonly Item[];
  /** When the next item is due; absent when none waits. */
  nextDueMs(): number | undefined;
  readonly size: number;
}

interface Entry<Item> {
  readonly item: Item;
  readonly dueMs: number;
  readonly order: number;
}

/** A binary heap: adding and taking cost a few comparisons however many thousands wait, and no timer each. */
export function dueQueue<Item>(): DueQueue<Item> {
  const heap: Entry<Item>[] = [];
  let added = 0;

  function takeFirst(): Entry<Item> | undefined {
    const [first] = heap;
    const last = heap.pop();
    if (heap.length > 0 && last !== undefined) sink(heap, last);
    return first;
  }

  return {
    add: (item, dueMs) => {
      added += 1;
      rise(heap, { item, dueMs, order: added });
    },
    takeDue: (nowMs, most) => {
      const taken: Item[] = [];
      while (taken.length < most && heap[0] !== undefined && heap[0].dueMs <= nowMs) {
        const entry = takeFirst();
        if (entry !== undefined) taken.push(entry.item);
      }
      return taken;
    },
    nextDueMs: () => heap[0]?.dueMs,
    get size() {
      return heap.length;
    },
  };
}

/** Puts a new entry in its place, from the end upwards. */
function rise<Item>(heap: Entry<Item>[], entry: Entry<Item>): void {
  let at = heap.length;
  while (at > 0) {
    const above = (at - 1) >> 1;
    const parent = heap[above];
    if (parent === undefined || isBefore(parent, entry)) break;
    heap[at] = parent;
    at = above;
  }
  heap[at] = entry;
}

/** Puts an entry in its place, from the top downwards. */
function sink<Item>(heap: Entry<Item>[], entry: Entry<Item>): void {
  let at = 0;
  for (;;) {
    const left = heap[2 * at + 1];
    const right = heap[2 * at + 2];
    const [child, below] =
      left !== undefined && right !== undefined && isBefore(right, left)
        ? [right, 2 * at + 2]
        : [left, 2 * at + 1];
    if (child === undefined || isBefore(entry, child)) break;
    heap[at] = child;
    at = below;
  }
  heap[at] = entry;
}

function isBefore<Item>(one: Entry<Item>, other: Entry<Item>): boolean {
  return one.dueMs < other.dueMs || (one.dueMs === other.dueMs && one.order < other.order);
}
