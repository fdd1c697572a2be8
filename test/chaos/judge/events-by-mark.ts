import type { Evidence } from "../evidence/evidence.ts";

export interface MarkedEvents {
  /** For each mark that was published, the ids of its events with their first text. */
  readonly byMark: ReadonlyMap<string, ReadonlyMap<string, string>>;
  /** Ids of events that hold no mark of a delivery. */
  readonly unmarked: readonly string[];
}

const GUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/gi;

/** The GUIDs in a text, lower case. */
export function guidsIn(text: string): readonly string[] {
  return [...new Set(text.match(GUID)?.map((guid) => guid.toLowerCase()))];
}

/** Finds the deliveries that events are about, by the marks in their texts. */
export function eventsByMark({ offered, published }: Pick<Evidence, "offered" | "published">): MarkedEvents {
  const known = new Set(offered.flatMap(({ marks }) => marks));
  const byMark = new Map<string, Map<string, string>>();
  const unmarked = new Set<string>();
  for (const { id, text } of published) {
    const marks = guidsIn(text).filter((guid) => known.has(guid));
    if (marks.length === 0) unmarked.add(id);
    for (const mark of marks) {
      const ids = byMark.get(mark) ?? new Map<string, string>();
      byMark.set(mark, ids);
      if (!ids.has(id)) ids.set(id, text);
    }
  }
  return { byMark, unmarked: [...unmarked] };
}
