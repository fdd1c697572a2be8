/** What a client would like, beyond what it asks («Compose HTTP requests», Prefer headers). */
export interface Prefer {
  readonly representation: boolean;
  readonly pageSize: number;
  readonly trackChanges: boolean;
  /** Whether an annotation of this name is wanted. */
  readonly wants: (annotation: string) => boolean;
  /** What of it is obeyed, for the header `Preference-Applied`. */
  readonly applied: readonly string[];
}

/** Rows of one answer when no page size is asked for, and the most that may be asked for. */
export const MOST_ROWS = 5_000;

export function readPrefer(header: string): Prefer {
  const annotations = /odata\.include-annotations="?([^"]*)"?/.exec(header)?.[1];
  const size = Number(/odata\.maxpagesize=(\d+)/.exec(header)?.[1] ?? MOST_ROWS);
  const representation = header.includes("return=representation");
  const trackChanges = header.includes("odata.track-changes");
  const patterns = (annotations ?? "").split(",").map((each) => each.trim());
  const wants = (annotation: string): boolean =>
    patterns.some((each) =>
      each.endsWith("*") ? annotation.startsWith(each.slice(0, -1)) : each === annotation,
    );
  return {
    representation,
    trackChanges,
    pageSize: size >= 1 && size <= MOST_ROWS ? size : MOST_ROWS,
    wants,
    applied: [
      ...(representation ? ["return=representation"] : []),
      ...(annotations === undefined ? [] : [`odata.include-annotations="${annotations}"`]),
      ...(header.includes("odata.maxpagesize=") ? [`odata.maxpagesize=${size}`] : []),
      ...(trackChanges ? ["odata.track-changes"] : []),
    ],
  };
}
