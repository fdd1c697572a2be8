/** How likely it is that something goes wrong, each from 0 to 1, and how slow all of it is. */
export interface FaultRates {
  /** A post that never leaves: its job ends failed. */
  readonly lose: number;
  /** A post that arrives, and whose answer a gateway loses: it is sent once more. */
  readonly repeat: number;
  /** A body of which some proxy lets only the beginning through. */
  readonly damage: number;
  /** Requests to the Web API that are answered 429, with Retry-After. */
  readonly throttle: number;
  /** Requests to the Web API that are answered 503. */
  readonly unavailable: number;
  /** How much longer a job waits before it runs, in milliseconds before scaling. */
  readonly slowMs: number;
}

export const NO_FAULTS: FaultRates = {
  lose: 0,
  repeat: 0,
  damage: 0,
  throttle: 0,
  unavailable: 0,
  slowMs: 0,
};

type PostFault = "lost" | "repeated" | "damaged" | "none";
type RequestFault = "throttled" | "unavailable" | "none";

/** What goes wrong, as it was asked for. */
export interface Faults {
  rates(): FaultRates;
  change(rates: Partial<FaultRates>): void;
  ofNextPost(): PostFault;
  ofNextRequest(): RequestFault;
}

/** @param random A number in [0, 1) each time. */
export function faultsOf(first: FaultRates, random: () => number): Faults {
  let rates = first;
  /** The first fault that chance picks: they exclude each other. */
  function picked<Name extends string>(shares: readonly (readonly [Name, number])[]): Name | "none" {
    let chance = random();
    for (const [name, share] of shares) {
      if (chance < share) return name;
      chance -= share;
    }
    return "none";
  }
  return {
    rates: () => rates,
    change: (some) => {
      rates = { ...rates, ...some };
    },
    ofNextPost: () =>
      picked([
        ["lost", rates.lose],
        ["repeated", rates.repeat],
        ["damaged", rates.damage],
      ] as const),
    ofNextRequest: () =>
      picked([
        ["throttled", rates.throttle],
        ["unavailable", rates.unavailable],
      ] as const),
  };
}
