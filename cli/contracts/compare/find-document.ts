import type { ValidateFunction } from "ajv";
import { sample } from "fast-check";
import { boundariesOf } from "./boundaries.ts";
import type { Doubt, Step } from "./covers.ts";
import { documentsOf } from "./documents.ts";
import type { Part } from "./schema-set.ts";

/** What is searched: chance begins from here, so that the same schemas give the same document. */
const SEED = 20_261_123;
/** A few are most often enough; many more are looked at where they are not. */
const ROUNDS = [60, 400];

/**
 * A document, as small as one was found, that one schema accepts and the other refuses: made from the first with an
 * eye on the place in doubt, and held against both by ajv. Not to find one proves nothing.
 */
export function findDocument(
  { path }: Doubt,
  accepting: { readonly part: Part; readonly validate: ValidateFunction },
  refusing: { readonly part: Part; readonly validate: ValidateFunction },
): unknown {
  const documents = documentsOf(accepting.part, path, boundariesOf([accepting.part, refusing.part]));
  for (const numRuns of ROUNDS) {
    const found = sample(documents, { numRuns, seed: SEED })
      .filter((document) => accepting.validate(document) && !refusing.validate(document))
      .map((document) => ({ document, size: JSON.stringify(document).length }))
      .sort((a, b) => a.size - b.size);
    const showing = found.find(({ document }) => isRefusedAt(path, document, refusing.validate));
    if (found.length > 0) return (showing ?? found[0])?.document;
  }
  return undefined;
}

/** Whether what is refused in a document stands at a place or within it. */
function isRefusedAt(path: readonly Step[], document: unknown, validate: ValidateFunction): boolean {
  validate(document);
  return (validate.errors ?? []).some(({ instancePath, params }) => {
    const member: unknown = params.missingProperty ?? params.additionalProperty;
    const steps = [...instancePath.split("/").slice(1), ...(typeof member === "string" ? [member] : [])];
    return path.every((step, index) => (step === "*" ? index < steps.length : step === steps[index]));
  });
}
