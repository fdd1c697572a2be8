/** What a worker, or an operator who sends dead letters again, calls outside of itself. */
export const CALLS = [
  "bodies.get",
  "bodies.put",
  "bodies.end",
  "eventData.keep",
  "ledger.claim",
  "publisher.publish",
  "ledger.complete",
  "ledger.release",
  "table.write",
  "table.read",
  "inbound.send",
  "spool.put",
  "spool.list",
  "spool.read",
  "spool.remove",
  "isolate.send",
  "deadLetters.keep",
  "deadLetters.resolve",
  "queue.complete",
  "queue.abandon",
  "letters.change",
  "letters.find",
  "operator.send",
] as const;

export type Call = (typeof CALLS)[number];

/** How a call goes wrong. `after` means that the work was done and its answer was lost. */
export const HOWS = [
  "fails before",
  "fails after",
  "is late",
  "is done twice",
  "hangs before",
  "hangs after",
  "crashes before",
  "crashes after",
  "stalls",
  "throws",
] as const;

export type How = (typeof HOWS)[number];

/** One thing that goes wrong: at the n-th call of its kind, counted over all workers from 1. */
export interface Fault {
  readonly call: Call;
  readonly nth: number;
  readonly how: How;
  /** How long a late answer takes or a stall lasts, in milliseconds. */
  readonly ms: number;
}

/** Tells each call which fault, if any, is meant for it. */
export function faultPlan(faults: readonly Fault[]): {
  readonly next: (call: Call) => { readonly nth: number; readonly fault: Fault | undefined };
  readonly counts: ReadonlyMap<Call, number>;
  /** How many faults have come about. */
  readonly fired: () => number;
} {
  const counts = new Map<Call, number>();
  let fired = 0;
  return {
    counts,
    fired: () => fired,
    next(call) {
      const nth = (counts.get(call) ?? 0) + 1;
      counts.set(call, nth);
      const fault = faults.find((row) => row.call === call && row.nth === nth);
      if (fault !== undefined) fired += 1;
      return { nth, fault };
    },
  };
}
