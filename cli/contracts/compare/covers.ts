import { accepts } from "./accepts.ts";
import type { Clause, Members } from "./clause.ts";
import { canonical } from "./json.ts";
import { partsOfEntry, partsOfMember } from "./parts-of.ts";
import { BeyondUs, type Part } from "./schema-set.ts";
import { takeApart } from "./take-apart.ts";

/** A place at which it could not be shown that all values of one schema fit another. */
export interface Doubt {
  readonly path: readonly Step[];
  readonly reason: string;
}

/** The name of a member, or `*` for any entry or any member that has no name of its own. */
export type Step = string;

const MAX_STEPS = 20_000;

interface Proof {
  /** Pairs that are being shown further out: a document ends, so they may be taken as shown further in. */
  readonly open: ReadonlySet<string>;
  readonly path: readonly Step[];
  readonly budget: { steps: number };
  readonly numbers: Map<unknown, number>;
}

/** Why not every value of `smaller` is known to fit `larger`; no doubt is a proof that every one does. */
export function doubtsOf(smaller: Part, larger: Part): readonly Doubt[] {
  const proof = { open: new Set<string>(), path: [], budget: { steps: MAX_STEPS }, numbers: new Map() };
  try {
    return doubts([smaller], [larger], proof);
  } catch (error) {
    if (error instanceof BeyondUs) return [{ path: [], reason: error.message }];
    throw error;
  }
}

function doubts(smaller: readonly Part[], larger: readonly Part[], proof: Proof): readonly Doubt[] {
  if (larger.every(({ schema }) => schema === true)) return [];
  proof.budget.steps -= 1;
  if (proof.budget.steps < 0) throw new BeyondUs("the schemas are too large to be compared");
  const pair = [smaller, larger]
    .map((parts) =>
      parts
        .map((part) => numbered(part, proof))
        .sort()
        .join("+"),
    )
    .join("<");
  if (proof.open.has(pair)) return [];
  const inner = { ...proof, open: new Set([...proof.open, pair]) };
  const candidates = takeApart(larger);
  const clauses = takeApart(smaller);
  if (candidates.length === 0 && clauses.length > 0)
    return [{ path: proof.path, reason: "nothing is accepted" }];
  return clauses.flatMap((clause) => clauseDoubts(clause, candidates, inner, 3));
}

function numbered({ schema }: Part, { numbers }: Proof): number {
  const known = numbers.get(schema) ?? numbers.size;
  numbers.set(schema, known);
  return known;
}

function clauseDoubts(
  clause: Clause,
  candidates: readonly Clause[],
  proof: Proof,
  splits: number,
): readonly Doubt[] {
  const alike = candidates.filter(({ kind }) => kind === clause.kind);
  if (alike.length === 0) return [{ path: proof.path, reason: `${spoken(clause)} is not accepted` }];
  if (clause.only !== undefined) {
    const refused = clause.only.filter((value) => !alike.some((one) => accepts(one, value)));
    if (refused.length > 0 && clause.also.size === 0) return [refusal(refused, proof)];
    if (refused.length === 0) return [];
  }
  const attempts = alike.map((one) => pairDoubts(clause, one, proof));
  if (attempts.some((attempt) => attempt.length === 0)) return [];
  const pieces = splits > 0 && alike.length > 1 ? split(clause) : [];
  if (pieces.length > 1) return pieces.flatMap((piece) => clauseDoubts(piece, alike, proof, splits - 1));
  return attempts.reduce((best, attempt) => (attempt.length < best.length ? attempt : best));
}

/** The same objects, taken apart by the alternatives of one required member, which most often tells them apart. */
function split(clause: Clause): readonly Clause[] {
  for (const name of clause.required) {
    const alternatives = takeApart(partsOfMember(clause, name)).flatMap(
      ({ only }) => only?.map((value) => ({ const: value })) ?? [],
    );
    const [layer] = clause.members;
    if (alternatives.length < 2 || alternatives.length > 32 || layer === undefined) continue;
    return alternatives.map((schema) => {
      const part = { schema, document: layer.others.document };
      const narrowed = {
        named: new Map([[name, part]]),
        patterns: new Map(),
        others: { ...part, schema: true },
      };
      return { ...clause, members: [...clause.members, narrowed] };
    });
  }
  return [];
}

function refusal(values: readonly unknown[], { path }: Proof): Doubt {
  const [value] = values;
  const more = values.length > 1 ? ` and ${values.length - 1} more` : "";
  return { path, reason: `the value ${canonical(value).slice(0, 80)}${more} is not accepted` };
}

/** Why not all values of one clause are known to fit another of the same kind. */
function pairDoubts(a: Clause, b: Clause, proof: Proof): readonly Doubt[] {
  const here = (reason: string): readonly Doubt[] => [{ path: proof.path, reason }];
  const own = [
    ...(isWithin(a.only, b.only) ? [] : here(`only ${canonical(b.only).slice(0, 80)} is accepted`)),
    ...[...b.also]
      .filter((text) => !a.also.has(text))
      .flatMap((text) => here(`another ${text.slice(0, 80)}`)),
  ];
  switch (a.kind) {
    case "null":
    case "boolean":
      return own;
    case "number":
      return [...own, ...numberReasons(a, b).flatMap(here)];
    case "string":
      return [...own, ...sizeReasons(a, b, "characters").flatMap(here), ...textReasons(a, b).flatMap(here)];
    case "array":
      return [...own, ...sizeReasons(a, b, "entries").flatMap(here), ...entryDoubts(a, b, proof)];
    case "object":
      return [...own, ...sizeReasons(sized(a), b, "members").flatMap(here), ...memberDoubts(a, b, proof)];
  }
}

function isWithin(values: readonly unknown[] | undefined, allowed: readonly unknown[] | undefined): boolean {
  if (allowed === undefined) return true;
  const texts = new Set(allowed.map(canonical));
  return values?.every((value) => texts.has(canonical(value))) ?? false;
}

function numberReasons(a: Clause, b: Clause): readonly string[] {
  const isLow =
    b.low === undefined ||
    (a.low !== undefined &&
      (a.low.value > b.low.value || (a.low.value === b.low.value && (a.low.open || !b.low.open))));
  const isHigh =
    b.high === undefined ||
    (a.high !== undefined &&
      (a.high.value < b.high.value || (a.high.value === b.high.value && (a.high.open || !b.high.open))));
  const steps = b.steps.filter(
    (step) =>
      !a.steps.some(
        (own) => own === step || (Number.isInteger(own) && Number.isInteger(step) && own % step === 0),
      ),
  );
  return [
    ...(isLow ? [] : [`the lowest number is ${b.low?.value}`]),
    ...(isHigh ? [] : [`the highest number is ${b.high?.value}`]),
    ...steps.map((step) =>
      step === 1 ? "a number must be an integer" : `a number must be a multiple of ${step}`,
    ),
  ];
}

function sizeReasons(a: Pick<Clause, "minSize" | "maxSize">, b: Clause, unit: string): readonly string[] {
  return [
    ...(a.minSize >= b.minSize ? [] : [`at least ${b.minSize} ${unit} are asked for`]),
    ...(a.maxSize <= b.maxSize ? [] : [`at most ${b.maxSize} ${unit} are accepted`]),
  ];
}

/** Objects have at least their required members, and at most their named ones if others are refused. */
function sized(clause: Clause): Pick<Clause, "minSize" | "maxSize"> {
  const closed = clause.members.filter(
    ({ patterns, others }) => others.schema === false && patterns.size === 0,
  );
  return {
    minSize: Math.max(clause.minSize, clause.required.size),
    maxSize: Math.min(clause.maxSize, ...closed.map(({ named }) => named.size)),
  };
}

function textReasons(a: Clause, b: Clause): readonly string[] {
  return [
    ...[...b.patterns.difference(a.patterns)].map((pattern) => `a text must match ${pattern}`),
    ...[...b.formats.difference(a.formats)].map((format) => `a text must be of the format ${format}`),
  ];
}

function entryDoubts(a: Clause, b: Clause, proof: Proof): readonly Doubt[] {
  const firsts = Math.max(0, ...[...a.entries, ...b.entries].map(({ first }) => first.length));
  const positions = Array.from({ length: firsts + 1 }, (_, index) => index).filter(
    (index) => index < a.maxSize,
  );
  const unique = b.unique && !a.unique && a.maxSize > 1;
  return [
    ...(unique ? [{ path: proof.path, reason: "entries must differ" }] : []),
    ...positions.flatMap((index) => {
      const step = index === firsts ? "*" : String(index);
      return doubts(partsOfEntry(a, index), partsOfEntry(b, index), {
        ...proof,
        path: [...proof.path, step],
      });
    }),
  ];
}

function memberDoubts(a: Clause, b: Clause, proof: Proof): readonly Doubt[] {
  const missing = [...b.required.difference(a.required)].map((name) => ({
    path: [...proof.path, name],
    reason: "the member is required",
  }));
  const names = b.names.length === 0 ? [] : nameDoubts(a, b, proof);
  return [...missing, ...names, ...b.members.flatMap((layer) => layerDoubts(a, layer, proof))];
}

function nameDoubts(a: Clause, b: Clause, proof: Proof): readonly Doubt[] {
  const isClosed = a.members.some(({ patterns, others }) => others.schema === false && patterns.size === 0);
  if (isClosed) {
    const named = [...new Set(a.members.flatMap((layer) => [...layer.named.keys()]))];
    const schema = { enum: named.filter((name) => takeApart(partsOfMember(a, name)).length > 0) };
    const [part] = b.names;
    return part === undefined ? [] : doubts([{ ...part, schema }], b.names, proof);
  }
  return doubts(a.names.length > 0 ? a.names : [], b.names, { ...proof, open: new Set() }).map(
    ({ reason }) => ({
      path: proof.path,
      reason: `of a member's name: ${reason}`,
    }),
  );
}

/** Why the members of `a` are not known to fit one of the object schemas of the other side. */
function layerDoubts(a: Clause, layer: Members, proof: Proof): readonly Doubt[] {
  const whole: Clause = { ...a, members: [layer] };
  const names = new Set([...a.members.flatMap(({ named }) => [...named.keys()]), ...layer.named.keys()]);
  const step = (name: string): Proof => ({ ...proof, path: [...proof.path, name] });
  const named = [...names].flatMap((name) =>
    doubts(partsOfMember(a, name), partsOfMember(whole, name), step(name)),
  );

  const others = a.members.map((own) => own.others);
  const ownPatterns = new Map(a.members.flatMap(({ patterns }) => [...patterns]));
  const byPattern = [...layer.patterns].flatMap(([pattern, part]) => {
    const own = ownPatterns.get(pattern);
    if (own !== undefined) return doubts([own], [part], step("*"));
    // A name that matches may match any of the other side's patterns, or none.
    return [others, ...[...ownPatterns.values()].map((one) => [one])].flatMap((one) =>
      doubts(one, [part], step("*")),
    );
  });
  const strange = [...ownPatterns]
    .filter(([pattern]) => !layer.patterns.has(pattern))
    .flatMap(([, part]) => doubts([part], [layer.others], step("*")));
  return [...named, ...byPattern, ...strange, ...doubts(others, [layer.others], step("*"))];
}

function spoken(clause: Clause): string {
  return clause.kind === "array" || clause.kind === "object"
    ? `an ${clause.kind}`
    : clause.kind === "null"
      ? "null"
      : `a ${clause.kind}`;
}
