import type { Kind } from "./kinds.ts";

/** A function that leads to what a run has so far, and its arguments, which must be written out. */
interface Reference {
  readonly name: string;
  readonly takes: readonly (readonly Kind[])[];
  readonly spare?: number;
  readonly more?: undefined;
}

const NAMED: readonly (readonly Kind[])[] = [["string"]];

/** https://learn.microsoft.com/azure/logic-apps/expression-functions-reference#workflow-functions */
export const REFERENCES = {
  triggerBody: { name: "triggerBody", takes: [] },
  body: { name: "body", takes: NAMED },
  outputs: { name: "outputs", takes: NAMED },
  parameters: { name: "parameters", takes: NAMED },
  workflow: { name: "workflow", takes: [] },
} as const satisfies Record<string, Reference>;

export type ReferenceName = keyof typeof REFERENCES;

/** As in Logic Apps, whatever the case of its letters. */
export function referenceNamed(name: string): Reference | undefined {
  return Object.values(REFERENCES).find((known) => known.name.toLowerCase() === name.toLowerCase());
}

export function isReference(name: string): name is ReferenceName {
  return Object.hasOwn(REFERENCES, name);
}
