import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { type Doubt, doubtsOf, type Step } from "./covers.ts";
import { findDocument } from "./find-document.ts";
import { isRecord } from "./json.ts";
import { BeyondUs, type Part } from "./schema-set.ts";

export type Verdict = "compatible" | "broken" | "undecided";

export interface Difference {
  /** A JSON Path into the documents that the schemas describe. */
  readonly path: string;
  /** What the schema that should accept more says there. */
  readonly reason: string;
  /** Broken when there is a document that shows it, undecided when none was found. */
  readonly verdict: "broken" | "undecided";
  /** The one schema accepts it and the other refuses it. */
  readonly example?: unknown;
}

export interface Comparison {
  readonly verdict: Verdict;
  readonly differences: readonly Difference[];
}

/** A schema, with those that it refers to by their `$id`. */
export interface SchemaWithOthers {
  readonly schema: unknown;
  readonly others?: ReadonlyMap<string, unknown>;
}

/**
 * Whether whoever reads with `reader` accepts every document that `writer` accepts. Compatible is said only with a
 * proof, broken only with a document, and everything else is undecided.
 */
export function compare(writer: SchemaWithOthers, reader: SchemaWithOthers): Comparison {
  const accepting = side(writer);
  const refusing = side(reader);
  const doubts = doubtsOf(accepting.part, refusing.part);
  const differences = distinct(doubts).map((doubt) => difference(doubt, accepting, refusing));
  if (differences.length === 0) return { verdict: "compatible", differences };
  const isBroken = differences.some(({ verdict }) => verdict === "broken");
  return { verdict: isBroken ? "broken" : "undecided", differences };
}

interface Side {
  readonly part: Part;
  readonly validate: ValidateFunction;
}

function side({ schema, others = new Map() }: SchemaWithOthers): Side {
  const document = { root: schema, others };
  return { part: { schema, document }, validate: compiled(schema, others) };
}

function compiled(schema: unknown, others: ReadonlyMap<string, unknown>): ValidateFunction {
  const ajv = new Ajv2020({ strict: false, logger: false, allErrors: true });
  addFormats.default(ajv, { mode: "full" });
  for (const [id, other] of others)
    if (isRecord(other) && other !== schema && !ajv.schemas[id]) ajv.addSchema(other, id);
  return ajv.compile(typeof schema === "boolean" || isRecord(schema) ? schema : {});
}

function difference({ path, reason }: Doubt, accepting: Side, refusing: Side): Difference {
  const found = foundDocument({ path, reason }, accepting, refusing);
  const place = { path: jsonPath(path), reason };
  return found === undefined
    ? { ...place, verdict: "undecided" }
    : { ...place, verdict: "broken", example: found };
}

function foundDocument(doubt: Doubt, accepting: Side, refusing: Side): unknown {
  try {
    return findDocument(doubt, accepting, refusing);
  } catch (error) {
    if (error instanceof BeyondUs) return undefined;
    throw error;
  }
}

function distinct(doubts: readonly Doubt[]): readonly Doubt[] {
  return [...new Map(doubts.map((doubt) => [`${jsonPath(doubt.path)} ${doubt.reason}`, doubt])).values()];
}

function jsonPath(path: readonly Step[]): string {
  const steps = path.map((step) => {
    if (step === "*") return "[*]";
    return /^[A-Za-z_][A-Za-z0-9_]*$/.test(step) ? `.${step}` : `[${JSON.stringify(step)}]`;
  });
  return `$${steps.join("")}`;
}
