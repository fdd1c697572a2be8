import type { Effort, Figure, TargetId } from "./figure.ts";

/** Targets that one run measures together, and what they need. */
export interface TargetGroup {
  readonly name: string;
  readonly targets: readonly TargetId[];
  readonly measure: (effort: Effort) => Promise<readonly Figure[]>;
}

/** All there is to measure. Each group is loaded when it is measured, and runs in a process of its own. */
export const TARGET_GROUPS: readonly TargetGroup[] = [
  {
    name: "message-to-text",
    targets: ["T1", "T2", "T3"],
    measure: async (effort) => (await import("./targets/message-to-text.ts")).measureMessageToText(effort),
  },
];
