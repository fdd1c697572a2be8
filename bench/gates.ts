import type { TargetId } from "./figure.ts";

/** The bounds that a release must keep, and which way they point. */
export const GATES: Readonly<Record<TargetId, { readonly bound: number; readonly side: "most" | "least" }>> =
  {
    T1: { bound: 1.8, side: "most" },
    T2: { bound: 1.5, side: "most" },
    T3: { bound: 1.2, side: "most" },
    T4: { bound: 2.8, side: "most" },
    T5: { bound: 20, side: "most" },
    T6: { bound: 15, side: "most" },
    T7: { bound: 6, side: "most" },
    T10: { bound: 3, side: "most" },
    T12: { bound: 1.6, side: "most" },
    T14: { bound: 2, side: "most" },
    T15: { bound: 10, side: "most" },
    T16: { bound: 0.7, side: "least" },
    T17: { bound: 1.5, side: "most" },
    T18: { bound: 300, side: "least" },
  };

/** Whether a figure keeps its gate; exactly at the bound it does. */
export function holds(target: TargetId, figure: number): boolean {
  const { bound, side } = GATES[target];
  return side === "most" ? figure <= bound : figure >= bound;
}
