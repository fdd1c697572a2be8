import { readFileSync } from "node:fs";

/** One resource as the compiler predicts it. What only Azure knows stands as an expression in brackets. */
export interface Resource {
  readonly id: string;
  readonly type: string;
  readonly name: string;
  // biome-ignore lint/suspicious/noExplicitAny: each type of resource has its own shape, and the compiler has checked it.
  readonly [member: string]: any;
}

export const VARIANTS = ["dev", "prod", "private-network"] as const;

export function readSnapshot(variant: string): readonly Resource[] {
  return JSON.parse(readFileSync(`bicep/${variant}.snapshot.json`, "utf8")).predictedResources;
}

/** The last name of each part of an id: `core/inbound` of a queue. */
export function ofType(resources: readonly Resource[], type: string): readonly Resource[] {
  return resources.filter((resource) => resource.type === type);
}
