import { readFileSync } from "node:fs";

/** One resource as the compiler predicts it. What only Azure knows stands as an expression in brackets. */
export interface Resource {
  readonly id: string;
  readonly type: string;
  readonly name: string;
  readonly [member: string]: unknown;
}

export const VARIANTS = ["dev", "prod", "private-network"] as const;
export type Variant = (typeof VARIANTS)[number];

export function readSnapshot(variant: Variant): readonly Resource[] {
  return JSON.parse(readFileSync(`bicep/${variant}.snapshot.json`, "utf8")).predictedResources;
}

export function ofType(resources: readonly Resource[], type: string): readonly Resource[] {
  return resources.filter((resource) => resource.type === type);
}

/** What stands in a value at a path such as `properties.retryPolicy.maxDeliveryAttempts`; absent where nothing does. */
export function at(value: unknown, path: string): unknown {
  return path.split(".").reduce<unknown>((part, name) => {
    if (typeof part !== "object" || part === null) return undefined;
    return Object.entries(part).find(([key]) => key === name)?.[1];
  }, value);
}

/** The entries of the list at a path; none where there is no list. */
export function listAt(value: unknown, path: string): readonly unknown[] {
  const list = at(value, path);
  return Array.isArray(list) ? list : [];
}

/** A copy with another value at a path; `undefined` takes what stands there away. */
export function withPart<Value>(value: Value, path: string, part: unknown): Value {
  const copy = structuredClone(value);
  const names = path.split(".");
  const last = names.pop() ?? "";
  const holder = names.length === 0 ? copy : at(copy, names.join("."));
  if (typeof holder !== "object" || holder === null) throw new Error(`Nothing has a part at ${path}.`);
  if (part === undefined) Reflect.deleteProperty(holder, last);
  else Object.assign(holder, { [last]: part });
  return copy;
}

/** The last name of a resource: `inbound` of `core/inbound`. */
export function lastName(name: string): string {
  return name.split("/").at(-1) ?? name;
}
