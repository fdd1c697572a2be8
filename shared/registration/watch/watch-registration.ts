import type { Kept } from "../businesscentral/keep-subscriptions.ts";
import type { WatchFacts, WatchPorts } from "./by-file.ts";
import type { DriftWatch } from "./watch-drift.ts";

/** What the app's own timers do by the file that was deployed with it. */
export interface RegistrationWatch extends DriftWatch {
  readonly keep: () => Promise<readonly Kept[]>;
}

/**
 * Nothing is read before a timer runs, so that a start stays quick: not even our own code for it. Each run reads the
 * file again, so that its mistakes are told again.
 */
export function watchRegistration(facts: WatchFacts, ports: WatchPorts): RegistrationWatch {
  const { meter, announcer, nowMs } = ports;
  return {
    environment: facts.environment,
    meter,
    announcer,
    nowMs,
    findDrift: async () => await (await import("./by-file.ts")).driftByFile(facts, ports),
    keep: async () => await (await import("./by-file.ts")).keepByFile(facts, ports),
  };
}
