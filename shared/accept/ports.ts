import type { Bodies } from "../bodies/bodies.ts";
import type { DeadLetters } from "../deadletter/dead-letters.ts";
import type { InboundQueue } from "../inbound/inbound-queue.ts";
import type { Spool } from "../spool/spool.ts";
import type { Proof } from "./caller.ts";
import type { InFlight } from "./in-flight.ts";

/** All that accept reaches outside of itself. */
export interface AcceptPorts {
  readonly proveCaller: (endpoint: string, proof: Proof) => Promise<boolean>;
  /** One for all endpoints of a process. */
  readonly inFlight: InFlight;
  readonly inbound: InboundQueue;
  /** Where a message goes that the queue does not take. */
  readonly spool: Spool;
  readonly bodies: Bodies;
  readonly deadLetters: Pick<DeadLetters, "keep">;
  readonly nowMs: () => number;
  readonly newToken: () => string;
}
