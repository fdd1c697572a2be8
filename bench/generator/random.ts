/** Chance that repeats itself: the same seed gives the same numbers in every run, on every machine. */
export interface Random {
  /** A whole number in [0, below). */
  readonly below: (below: number) => number;
  readonly pick: <Item>(items: readonly [Item, ...Item[]]) => Item;
  /** Lower case, with hyphens. */
  readonly guid: () => string;
}

/** Mulberry32 (Tommy Ettinger, public domain): small, and good enough for samples. */
export function seededRandom(seed: number): Random {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (limit: number): number => Math.floor(next() * limit);
  const hex = (digits: number): string =>
    Array.from({ length: digits }, () => below(16).toString(16)).join("");
  return {
    below,
    pick: ([first, ...rest]) => rest[below(rest.length + 1) - 1] ?? first,
    guid: () => `${hex(8)}-${hex(4)}-${hex(4)}-${hex(4)}-${hex(12)}`,
  };
}
