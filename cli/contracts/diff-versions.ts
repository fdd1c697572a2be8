import { WrongUse } from "../wrong-use.ts";
import { type Comparison, compare, type Difference, type Verdict } from "./compare/compare.ts";
import { canonical, isRecord } from "./compare/json.ts";
import type { Contracts } from "./read-contracts.ts";

type Direction = "backward" | "forward";

/** As schema registries name them. */
export const MODES = [
  "backward",
  "forward",
  "full",
  "backward-transitive",
  "forward-transitive",
  "full-transitive",
] as const;
export type DiffMode = (typeof MODES)[number];

export interface ContractDifference extends Difference {
  readonly direction: Direction;
  /** For whom the change at this place is compatible: `readers` may take the new contract first, `writers` may. */
  readonly compatibleFor: "readers" | "writers" | "nobody";
}

export interface ContractDiff {
  /** The path of the schema in its version; "" for a single file. */
  readonly contract: string;
  readonly old: string;
  readonly new: string;
  readonly verdict: Verdict;
  readonly differences: readonly ContractDifference[];
}

export interface VersionsDiff {
  readonly mode: DiffMode;
  readonly verdict: Verdict;
  readonly contracts: readonly ContractDiff[];
}

/** Compares the last version with the one before it, or, in the transitive modes, with every earlier one. */
export function diffVersions(versions: readonly Contracts[], mode: DiffMode): VersionsDiff {
  const last = versions.at(-1);
  if (last === undefined) throw new WrongUse("Expected two versions at least.");
  const earlier = mode.endsWith("-transitive") ? versions.slice(0, -1) : versions.slice(-2, -1);
  const contracts = earlier.flatMap((old) =>
    [...old.schemas].map(([path, schema]) => diffContract({ path, schema, old, last }, mode)),
  );
  return { mode, verdict: worst(contracts.map(({ verdict }) => verdict)), contracts };
}

interface Pair {
  readonly path: string;
  readonly schema: unknown;
  readonly old: Contracts;
  readonly last: Contracts;
}

function diffContract({ path, schema, old, last }: Pair, mode: DiffMode): ContractDiff {
  const named = { contract: path, old: old.name, new: last.name };
  const now = last.schemas.get(path);
  if (now === undefined) return { ...named, verdict: "broken", differences: [goneDifference()] };
  if (canonical(schema) === canonical(now) && canonical([...byId(old)]) === canonical([...byId(last)]))
    return { ...named, verdict: "compatible", differences: [] };
  const before = { schema, others: byId(old) };
  const after = { schema: now, others: byId(last) };
  try {
    const results = { backward: compare(before, after), forward: compare(after, before) };
    const asked = (["backward", "forward"] as const).filter((direction) => isAsked(direction, mode));
    const verdict = worst(asked.map((direction) => results[direction].verdict));
    return { ...named, verdict, differences: differencesOf(results) };
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new WrongUse(`${path || last.name}: expected two JSON Schemas of draft 2020-12; ${why}.`);
  }
}

function differencesOf(results: Readonly<Record<Direction, Comparison>>): readonly ContractDifference[] {
  const paths = {
    backward: new Set(results.backward.differences.map(({ path }) => path)),
    forward: new Set(results.forward.differences.map(({ path }) => path)),
  };
  const labelled = (direction: Direction): readonly ContractDifference[] =>
    results[direction].differences.map((difference) => {
      const isOther = paths[direction === "backward" ? "forward" : "backward"].has(difference.path);
      const compatibleFor = isOther ? "nobody" : direction === "backward" ? "writers" : "readers";
      return { direction, compatibleFor, ...difference };
    });
  return [...labelled("backward"), ...labelled("forward")];
}

function goneDifference(): ContractDifference {
  const reason = "the contract is no longer there";
  return { direction: "backward", compatibleFor: "nobody", path: "$", reason, verdict: "broken" };
}

function isAsked(direction: Direction, mode: DiffMode): boolean {
  return mode.startsWith(direction) || mode.startsWith("full");
}

function worst(verdicts: readonly Verdict[]): Verdict {
  if (verdicts.includes("broken")) return "broken";
  return verdicts.includes("undecided") ? "undecided" : "compatible";
}

function byId({ schemas }: Contracts): ReadonlyMap<string, unknown> {
  return new Map(
    [...schemas.values()].flatMap((schema) =>
      isRecord(schema) && typeof schema.$id === "string" ? [[schema.$id, schema] as const] : [],
    ),
  );
}
