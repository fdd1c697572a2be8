import * as fc from "fast-check";
import type { Boundaries } from "./boundaries.ts";
import type { Clause } from "./clause.ts";
import type { Step } from "./covers.ts";
import { partsOfEntry, partsOfMember } from "./parts-of.ts";
import { BeyondUs, type Part } from "./schema-set.ts";
import { takeApart } from "./take-apart.ts";

const MAX_DEPTH = 8;

/** Documents that a schema mostly accepts, in which the members on the path to a place are there. */
export function documentsOf(
  part: Part,
  path: readonly Step[],
  boundaries: Boundaries,
): fc.Arbitrary<unknown> {
  return documents([part], path, { boundaries, depth: 0 });
}

interface Making {
  readonly boundaries: Boundaries;
  readonly depth: number;
}

function documents(parts: readonly Part[], path: readonly Step[], making: Making): fc.Arbitrary<unknown> {
  const anything = fc.constantFrom(...making.boundaries.values);
  const clauses = understood(parts);
  if (making.depth > MAX_DEPTH || clauses.length === 0) return anything;
  const inner = { ...making, depth: making.depth + 1 };
  return fc.oneof(...clauses.map((clause) => documentsOfClause(clause, path, inner)));
}

/** A search need not know everything that a proof has to. */
function understood(parts: readonly Part[]): readonly Clause[] {
  try {
    return takeApart(parts);
  } catch (error) {
    if (error instanceof BeyondUs) return [];
    throw error;
  }
}

function documentsOfClause(clause: Clause, path: readonly Step[], making: Making): fc.Arbitrary<unknown> {
  if (clause.only !== undefined) return fc.constantFrom(...clause.only);
  const { numbers } = making.boundaries;
  switch (clause.kind) {
    case "number":
      return fc.oneof(
        fc.constantFrom(...numbers),
        fc.integer(),
        fc.constantFrom(...multiples(clause, numbers)),
      );
    case "string":
      return texts(clause, making.boundaries);
    case "array":
      return arrays(clause, path, making);
    case "object":
      return objects(clause, path, making);
    case "null":
    case "boolean":
      return fc.constantFrom(null, false, true);
  }
}

function multiples({ steps, low }: Clause, numbers: readonly number[]): readonly number[] {
  const step = steps.reduce((product, one) => product * one, 1);
  return [...numbers.map((number) => number * step), Math.ceil((low?.value ?? 0) / step) * step];
}

function texts({ patterns, minSize }: Clause, boundaries: Boundaries): fc.Arbitrary<string> {
  const known = fc.constantFrom(...boundaries.texts, "x".repeat(Math.min(minSize, 10_000)));
  const matching = [...patterns].map((pattern) => {
    try {
      return fc.stringMatching(new RegExp(pattern, "u"));
    } catch {
      return known; // not every expression can be turned round
    }
  });
  return fc.oneof(known, fc.string(), ...matching, ...matching);
}

function arrays(clause: Clause, path: readonly Step[], making: Making): fc.Arbitrary<unknown> {
  const [step, ...rest] = path;
  const asked =
    step === undefined
      ? 0
      : step === "*"
        ? Math.max(1, ...clause.entries.map(({ first }) => first.length + 1))
        : Number(step) + 1;
  const least = Math.min(Math.max(clause.minSize, asked || 0), 2_000);
  const most = Math.max(least, Math.min(clause.maxSize, least + 2, 2_000));
  const sizes = making.boundaries.numbers.filter(
    (size) => Number.isInteger(size) && size >= clause.minSize && size <= Math.min(clause.maxSize, 60),
  );
  const length = fc.oneof(
    fc.integer({ min: least, max: most }),
    fc.constantFrom(least, ...(making.depth < 4 ? sizes : [])),
  );
  return length.chain((size) =>
    fc.tuple(
      ...Array.from({ length: size }, (_, index) =>
        documents(partsOfEntry(clause, index), index === asked - 1 ? rest : [], making),
      ),
    ),
  );
}

function objects(clause: Clause, path: readonly Step[], making: Making): fc.Arbitrary<unknown> {
  const [step, ...rest] = path;
  const named = new Set([...clause.members.flatMap(({ named: own }) => [...own.keys()]), ...clause.required]);
  const strange = making.boundaries.names.filter((name) => !named.has(name));
  const focus = step === undefined || step === "*" ? [] : [step];
  const member = (name: string): fc.Arbitrary<unknown> =>
    documents(
      partsOfMember(clause, name),
      name === step || (step === "*" && !named.has(name)) ? rest : [],
      making,
    );

  const fixed = new Set([...clause.required, ...focus]);
  const optional = [...named].filter((name) => !fixed.has(name));
  return fc
    .record({
      some: fc.oneof(fc.constant([]), fc.subarray(optional, { maxLength: Math.min(optional.length, 3) })),
      extra: fc.oneof(fc.constant([]), fc.subarray(strange, { maxLength: Math.min(strange.length, 2) })),
      matching: fc.tuple(...clause.members.flatMap(({ patterns }) => [...patterns.keys()]).map(nameMatching)),
      leaveOut: fc.integer({ min: 0, max: 3 }),
    })
    .chain(({ some, extra, matching, leaveOut }) => {
      // The place itself is sometimes to be empty: a member that is missing is refused as well.
      const kept = [...fixed].filter((name) => leaveOut > 0 || clause.required.has(name));
      const names = [
        ...new Set([...kept, ...some, ...(step === "*" || leaveOut === 1 ? extra : []), ...matching]),
      ];
      return fc
        .tuple(...names.map(member))
        .map((values) => Object.fromEntries(names.map((name, index) => [name, values[index]])));
    });
}

function nameMatching(pattern: string): fc.Arbitrary<string> {
  try {
    return fc.stringMatching(new RegExp(pattern, "u"));
  } catch {
    return fc.constant("unknown");
  }
}
