import { type Random, seededRandom } from "../../../bench/generator/random.ts";
import type { ProxyMode } from "../world/proxy.ts";
import { SERVICES, type Service } from "../world/start-world.ts";

export type Fault =
  | { readonly kind: "kill"; readonly hosts: readonly number[] }
  /** Stopped where it stands, for longer than a lease. */
  | { readonly kind: "freeze"; readonly hosts: readonly number[] }
  | { readonly kind: "restart"; readonly part: "storage" | "broker" }
  /** The queue `inbound` takes nothing more. */
  | { readonly kind: "fill" }
  | { readonly kind: "cut"; readonly service: Service; readonly mode: ProxyMode };

export interface PlannedFault {
  /** Milliseconds after the start. */
  readonly atMs: number;
  readonly forMs: number;
  readonly fault: Fault;
}

interface PlanOptions {
  readonly seed: number;
  readonly forMs: number;
  readonly leaseMs: number;
}

const MODES: readonly ProxyMode[] = [
  { kind: "reset" },
  { kind: "hang" },
  { kind: "halfOpen" },
  { kind: "lostResponse" },
  { kind: "slow", ms: 150 },
];
const STATUSES: readonly ProxyMode[] = [
  { kind: "status", status: 429 },
  { kind: "status", status: 500 },
  { kind: "status", status: 503 },
];
const FIRST_MS = 1_500;
/** A freeze outlasts its lease and the allowance for clocks by so much. */
const BEYOND_LEASE = 1.3;

/**
 * Draws the faults of a run from a seed: processes and connections suffer side by side, each by a pack of cards that
 * is shuffled again when it is through, so that a run of some minutes has seen every card.
 */
export function planFaults({ seed, forMs, leaseMs }: PlanOptions): readonly PlannedFault[] {
  const random = seededRandom(seed);
  const processes = lane({
    random,
    forMs,
    cards: processFaults(),
    lengthMs: (fault) => lengthOf(fault, random, leaseMs),
  });
  const connections = lane({ random, forMs, cards: cuts(), lengthMs: () => 800 + random.below(2_200) });
  return [...processes, ...connections].toSorted((a, b) => a.atMs - b.atMs);
}

function processFaults(): readonly Fault[] {
  return [
    { kind: "kill", hosts: [0] },
    { kind: "kill", hosts: [1] },
    { kind: "kill", hosts: [0, 1] },
    { kind: "freeze", hosts: [0] },
    { kind: "freeze", hosts: [0, 1] },
    { kind: "restart", part: "storage" },
    { kind: "restart", part: "broker" },
    { kind: "fill" },
  ];
}

function cuts(): readonly Fault[] {
  return SERVICES.flatMap((service) => {
    // No HTTP status stands for the fronts, whose answers are the connector's own, nor for AMQP.
    const amqp = service === "serviceBus";
    const modes = amqp || service.startsWith("front") ? MODES : [...MODES, ...STATUSES];
    return modes.map((mode) => ({ kind: "cut", service, mode }) as const);
  });
}

function lengthOf(fault: Fault, random: Random, leaseMs: number): number {
  switch (fault.kind) {
    case "freeze":
      return Math.ceil(leaseMs * BEYOND_LEASE);
    case "kill":
      return 0;
    case "restart":
    case "fill":
    case "cut":
      return 500 + random.below(2_500);
  }
}

function lane(options: {
  readonly random: Random;
  readonly forMs: number;
  readonly cards: readonly Fault[];
  readonly lengthMs: (fault: Fault) => number;
}): readonly PlannedFault[] {
  const { random, forMs, cards, lengthMs } = options;
  const planned: PlannedFault[] = [];
  let atMs = FIRST_MS;
  while (true) {
    for (const fault of shuffled(cards, random)) {
      const length = lengthMs(fault);
      if (atMs + length > forMs) return planned;
      planned.push({ atMs, forMs: length, fault });
      atMs += length + 500 + random.below(2_000);
    }
  }
}

/** In an order of chance, each as likely. */
function shuffled<Item>(items: readonly Item[], random: Random): readonly Item[] {
  const mixed: Item[] = [];
  for (const item of items) {
    const at = random.below(mixed.length + 1);
    mixed.splice(at, 0, item);
  }
  return mixed;
}

/** A fault in a few words, for people. */
export function faultText(fault: Fault): string {
  switch (fault.kind) {
    case "kill":
    case "freeze":
      return `${fault.kind} host ${fault.hosts.join(" and ")}`;
    case "restart":
      return `restart ${fault.part}`;
    case "fill":
      return "fill inbound";
    case "cut":
      return `${fault.service} ${fault.mode.kind === "status" ? fault.mode.status : fault.mode.kind}`;
  }
}
