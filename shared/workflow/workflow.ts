import type { Expression } from "./expression.ts";
import type { Value } from "./value.ts";

/** How an action ended. */
export const STATUSES = ["Succeeded", "Failed", "Skipped", "TimedOut"] as const;
export type Status = (typeof STATUSES)[number];

/** What becomes of the message that a workflow was started by. */
export const SETTLEMENTS = ["complete", "deadLetter", "abandon"] as const;
export type Settlement = (typeof SETTLEMENTS)[number];

/** The ways to be started by a message that are known here: Consumption's connector, and Standard's own. */
export type TriggerKind = "connector" | "builtIn";

export interface Workflow {
  readonly trigger: { readonly kind: TriggerKind; readonly inputs: Value };
  readonly parameters: ReadonlyMap<string, unknown>;
  readonly actions: readonly Action[];
}

/** A branch of an action, and what is done in it. */
export interface Branch {
  readonly name: string;
  /** Where its actions stand in the definition, below the action. */
  readonly path: string;
  readonly actions: readonly Action[];
}

/** A step of a workflow, in one of the types that are known here. */
export type Action = {
  readonly name: string;
  /** The actions before it, and how each may have ended. */
  readonly runAfter: ReadonlyMap<string, readonly Status[]>;
} & (
  | { readonly kind: "parseJson"; readonly content: Expression; readonly schema: unknown }
  | { readonly kind: "compose"; readonly inputs: Value }
  | { readonly kind: "if"; readonly when: Expression; readonly branches: readonly [Branch, Branch] }
  | {
      readonly kind: "switch";
      readonly on: Expression;
      readonly cases: readonly (Branch & { readonly value: string | number })[];
      readonly otherwise: Branch;
    }
  | { readonly kind: "scope"; readonly branch: Branch }
  | { readonly kind: "settle"; readonly settlement: Settlement; readonly inputs: Value }
);

/** The branches of an action; none of most. */
export function branchesOf(action: Action): readonly Branch[] {
  switch (action.kind) {
    case "if":
      return action.branches;
    case "switch":
      return [...action.cases, action.otherwise];
    case "scope":
      return [action.branch];
    default:
      return [];
  }
}
