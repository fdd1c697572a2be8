import type { Failure } from "../failure/failure.ts";

/** An event as it goes out: its id for telling outcomes apart, its text for the wire. */
export interface OutgoingEvent {
  readonly id: string;
  readonly text: string;
}

/** Where events are published. */
export interface Publisher {
  /**
   * Publishes events in as few requests as the service's limits allow.
   *
   * @param events The oldest first: where not all can go, the first ones do.
   * @param limitMs How long all of it may take, in milliseconds.
   * @returns For each event, in order, nothing when the service took it, or why not. Does not throw. A failure that
   *   may pass leaves open whether the service took the event.
   */
  publish(events: readonly OutgoingEvent[], limitMs: number): Promise<readonly (Failure | undefined)[]>;
}
