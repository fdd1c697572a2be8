import type { Resource, Variant } from "../snapshot.ts";

/** A deployment, as its parameter file gives it. */
export interface Deployment {
  readonly variant: Variant;
  readonly resources: readonly Resource[];
}

/** What a deployment must keep to: gives all that breaks it, each told in a line. */
export type Rule = (deployment: Deployment) => readonly string[];

/** The namespace with keys; all others are told by the convention of names. */
export function isEdge(name: string): boolean {
  return name.startsWith("sbe-");
}

export function nameOf({ name }: Resource): string {
  return name;
}
