/** The times of a run, in their real proportions (a lock of 5 minutes). */
export const TIMES = {
  lockMs: 300_000,
  leaseMs: 360_000,
  deadlineMs: 240_000,
  /** As topology.json has it for each inward queue; a test holds the two together. */
  maxDeliveries: 20,
  circuit: { failures: 2, probeMs: 10_000, ratePerSecond: 50 },
  policy: { backoff: { firstMs: 1_000, capMs: 60_000 }, attempts: 5 },
} as const;
