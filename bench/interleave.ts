/** Something to measure once a round; gives its figure, in whatever unit the ratio then cancels. */
export type Variant = () => number | Promise<number>;

export interface Interleaving<Name extends string> {
  readonly variants: Readonly<Record<Name, Variant>>;
  readonly rounds: number;
  /** Rounds before the first that counts; 1 when absent. */
  readonly warmUp?: number;
  /** A number in [0, 1). */
  readonly random: () => number;
  /** Runs before each round, outside of what is measured: the place for collecting garbage. */
  readonly between?: () => void;
}

/** Gives what a variant measured, in the order of the rounds. */
export type Measured<Name extends string> = (variant: Name) => readonly number[];

/**
 * Measures variants side by side: each round runs every one once, in a new order. Measured one after the other to the
 * end, they would meet different moments of a shared machine.
 */
export async function interleave<Name extends string>({
  variants,
  rounds,
  warmUp = 1,
  random,
  between = () => undefined,
}: Interleaving<Name>): Promise<Measured<Name>> {
  const measured = new Map<string, number[]>();
  for (let round = -warmUp; round < rounds; round += 1) {
    between();
    for (const [name, variant] of shuffled(Object.entries<Variant>(variants), random)) {
      const figure = await variant();
      if (round >= 0) measured.set(name, [...(measured.get(name) ?? []), figure]);
    }
  }
  return (variant) => measured.get(variant) ?? [];
}

/** The ratio of two variants in each round. */
export function perRound(over: readonly number[], under: readonly number[]): readonly number[] {
  return over.map((figure, round) => figure / (under[round] ?? Number.NaN));
}

function shuffled<Item>(items: readonly Item[], random: () => number): readonly Item[] {
  return items
    .map((item) => ({ item, place: random() }))
    .toSorted((a, b) => a.place - b.place)
    .map(({ item }) => item);
}
