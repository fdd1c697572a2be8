/** The middle of some figures, and the quartiles that say how far they spread. */
export interface Quartiles {
  readonly median: number;
  readonly q1: number;
  readonly q3: number;
}

/**
 * The median and quartiles, between two values by their distance (the kind that most programs use, R's type 7).
 *
 * @throws RangeError when there is no value: a figure that was not measured must not be printed.
 */
export function quartiles(values: readonly number[]): Quartiles {
  if (values.length === 0) throw new RangeError("Expected at least one measured value, got none.");
  const sorted = values.toSorted((a, b) => a - b);
  return { q1: quantile(sorted, 0.25), median: quantile(sorted, 0.5), q3: quantile(sorted, 0.75) };
}

export function median(values: readonly number[]): number {
  return quartiles(values).median;
}

function quantile(sorted: readonly number[], share: number): number {
  const place = (sorted.length - 1) * share;
  const below = sorted[Math.floor(place)] ?? Number.NaN;
  const above = sorted[Math.ceil(place)] ?? Number.NaN;
  return below + (above - below) * (place - Math.floor(place));
}
