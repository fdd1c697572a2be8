/** When an instance stops publishing, and how it begins again. */
export interface CircuitPolicy {
  /** So many publications in a row, of which the topic took no event, open the circuit. */
  readonly failures: number;
  /** The wait before the first probe; it doubles with each that fails, up to eight times, and is jittered. */
  readonly probeMs: number;
  /** How many events a second go out when the topic is back; doubles after each `probeMs`. */
  readonly ratePerSecond: number;
}

/** What an instance knows of its topic. */
export type Circuit =
  | { readonly kind: "closed"; readonly failed: number }
  | { readonly kind: "open"; readonly probeAtMs: number; readonly waits: number }
  /** One event is on its way to see whether the topic is back. */
  | { readonly kind: "probing"; readonly overAtMs: number; readonly waits: number }
  /** The topic is back, and gets more from step to step. */
  | {
      readonly kind: "ramping";
      readonly sinceMs: number;
      readonly slotAtMs: number;
      readonly taken: number;
      readonly waits: number;
    };

/** What a publication may do now. */
export type Leave =
  | { readonly kind: "all" }
  | { readonly kind: "probe"; readonly limitMs: number }
  | { readonly kind: "some"; readonly events: number }
  | { readonly kind: "wait"; readonly untilMs: number };

/** What came of a publication; `afterMs` is how long the topic asked us to wait. */
export type Heard =
  | { readonly kind: "taken" }
  | { readonly kind: "failed"; readonly afterMs: number | undefined };

export const CLOSED: Circuit = { kind: "closed", failed: 0 };

const MOST_DOUBLINGS = 3;
/** After so many steps, each twice as wide as the one before, there is nothing left to hold back. */
const RAMP_STEPS = 6;
/** A step is cut into so many slots, so that no second gets all of it at once. */
const SLOTS = 10;
/** How long a probe may take, in waits. */
const PROBE_WAITS = 3;

/** Asks to publish so many events. What it answers is taken: whoever gets leave must go, and say what came of it. */
export function ask(
  circuit: Circuit,
  events: number,
  nowMs: number,
  policy: CircuitPolicy,
): { readonly circuit: Circuit; readonly leave: Leave } {
  switch (circuit.kind) {
    case "closed":
      return { circuit, leave: { kind: "all" } };
    case "open": {
      if (nowMs < circuit.probeAtMs) return { circuit, leave: { kind: "wait", untilMs: circuit.probeAtMs } };
      const limitMs = PROBE_WAITS * policy.probeMs;
      const probing = { kind: "probing", overAtMs: nowMs + limitMs, waits: circuit.waits } as const;
      return { circuit: probing, leave: { kind: "probe", limitMs } };
    }
    case "probing": {
      // Nobody tells when it is over; a tenth of the first wait is soon enough to look again.
      if (nowMs < circuit.overAtMs)
        return { circuit, leave: { kind: "wait", untilMs: nowMs + slotMs(policy) } };
      return ask({ kind: "open", probeAtMs: nowMs, waits: circuit.waits }, events, nowMs, policy);
    }
    case "ramping": {
      const step = Math.floor((nowMs - circuit.sinceMs) / policy.probeMs);
      if (step >= RAMP_STEPS) return { circuit: CLOSED, leave: { kind: "all" } };
      const width = slotMs(policy);
      const isOver = nowMs >= circuit.slotAtMs + width;
      const slot = isOver ? { ...circuit, slotAtMs: nowMs, taken: 0 } : circuit;
      const most = Math.max(1, Math.floor((policy.ratePerSecond * 2 ** step * width) / 1000));
      const going = Math.min(events, most - slot.taken);
      if (going <= 0) return { circuit: slot, leave: { kind: "wait", untilMs: slot.slotAtMs + width } };
      return { circuit: { ...slot, taken: slot.taken + going }, leave: { kind: "some", events: going } };
    }
  }
}

/**
 * What a publication's end says of the topic. One that set out before the circuit opened, and fails late, says
 * nothing new; whatever the topic took shows that it is back.
 *
 * @param random A number in [0, 1).
 */
export function hear(
  circuit: Circuit,
  leave: Exclude<Leave["kind"], "wait">,
  heard: Heard,
  at: { readonly nowMs: number; readonly random: number },
  policy: CircuitPolicy,
): Circuit {
  if (heard.kind === "taken") {
    if (circuit.kind === "closed") return CLOSED;
    if (circuit.kind === "ramping") return circuit;
    return { kind: "ramping", sinceMs: at.nowMs, slotAtMs: at.nowMs, taken: 0, waits: circuit.waits };
  }
  const open = (waits: number): Circuit => {
    const ceilingMs = policy.probeMs * 2 ** Math.min(waits, MOST_DOUBLINGS);
    const waitMs = Math.max(heard.afterMs ?? 0, ceilingMs * (0.5 + 0.5 * at.random));
    return { kind: "open", probeAtMs: at.nowMs + waitMs, waits };
  };
  switch (circuit.kind) {
    case "closed": {
      const failed = circuit.failed + 1;
      return failed >= policy.failures ? open(0) : { kind: "closed", failed };
    }
    case "open":
      return circuit;
    case "probing":
      return leave === "probe" ? open(circuit.waits + 1) : circuit;
    case "ramping":
      return leave === "some" ? open(circuit.waits + 1) : circuit;
  }
}

function slotMs(policy: CircuitPolicy): number {
  return Math.max(1, policy.probeMs / SLOTS);
}
