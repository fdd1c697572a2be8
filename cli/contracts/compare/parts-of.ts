import type { Clause } from "./clause.ts";
import type { Part } from "./schema-set.ts";

/** What the schemas of an object say of the member of a name. */
export function partsOfMember({ members }: Clause, name: string): readonly Part[] {
  return members.flatMap(({ named, patterns, others }) => {
    const own = named.get(name);
    const matching = [...patterns]
      .filter(([pattern]) => new RegExp(pattern, "u").test(name))
      .map(([, part]) => part);
    const parts = own === undefined ? matching : [own, ...matching];
    return parts.length > 0 ? parts : [others];
  });
}

/** What the schemas of an array say of the entry at an index. */
export function partsOfEntry({ entries }: Clause, index: number): readonly Part[] {
  return entries.map(({ first, others }) => first[index] ?? others);
}
