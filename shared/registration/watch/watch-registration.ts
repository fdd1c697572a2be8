import type { QuietAnnouncer } from "../../connector/announcer.ts";
import type { Vault } from "../../secrets/vault.ts";
import type { Meter } from "../../telemetry/meter.ts";
import type { Kept, SeenSubscriptions } from "../businesscentral/keep-subscriptions.ts";
import type { ConnectPorts } from "../connect.ts";
import type { DriftWatch } from "./watch-drift.ts";

export interface WatchPorts extends ConnectPorts {
  /** The text of `d365-events.yaml`, and of the files that it names. */
  readonly readText: (file: string) => Promise<string>;
  readonly vault: Vault | undefined;
  readonly meter: Meter;
  readonly announcer: QuietAnnouncer;
  readonly seen: SeenSubscriptions;
}

export interface WatchFacts {
  /** Which of the file's environments this app serves. */
  readonly environment: string;
  readonly renewBelowMs: number;
}

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
