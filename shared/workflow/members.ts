import { WorkflowRefused } from "./refused.ts";

export type Members = Readonly<Record<string, unknown>>;

/** @param at Where the value stands in its definition. */
export function membersOf(value: unknown, at: string): Members {
  if (typeof value === "object" && value !== null && !Array.isArray(value)) return { ...value };
  throw new WorkflowRefused(`${at}: expected an object`);
}

export function unknownType(at: string, type: unknown, known: readonly string[]): WorkflowRefused {
  return new WorkflowRefused(
    `${at}: the type ${String(type)} is not known here; known are ${known.join(", ")}`,
  );
}
