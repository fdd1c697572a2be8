import type { Bodies } from "../bodies/bodies.ts";
import type { EventData } from "../bodies/event-data.ts";
import type { QuietAnnouncer } from "../connector/announcer.ts";
import type { Versions } from "../contracts/next-versions.ts";
import type { DeadLetters } from "../deadletter/dead-letters.ts";
import type { InboundQueue } from "../inbound/inbound-queue.ts";
import type { Ledger } from "../ledger/ledger.ts";
import type { Publisher } from "../publish/publisher.ts";
import type { TryPolicy } from "../retry/next-try.ts";
import type { Within } from "../retry/within.ts";
import type { Endpoint } from "../settings/endpoint.ts";
import type { Spool } from "../spool/spool.ts";
import type { ConvertFacts } from "./convert-message.ts";
import type { ClientStateCheck } from "./understand.ts";

/** All that the pipeline reaches outside of itself. The cloud, the local run and the tests differ in these alone. */
export interface PipelinePorts {
  readonly endpoints: ReadonlyMap<string, Endpoint>;
  readonly inbound: InboundQueue;
  /** Where a copy goes that the queue does not take. */
  readonly spool: Spool;
  /** The queue of messages that are handled alone. */
  readonly isolate: InboundQueue;
  readonly bodies: Bodies;
  /** Notes on a stored body that its message has ended; from then on its retention runs. */
  readonly endBody: (name: string, nowMs: number) => Promise<void>;
  /** An event above so many bytes travels without its data, and with a reference to them. */
  readonly dataRef: { readonly eventData: EventData; readonly aboveBytes: number };
  readonly ledger: Ledger;
  readonly publisher: Publisher;
  readonly deadLetters: DeadLetters;
  /** What the connector tells of itself: who tells it, as a URN, and how. */
  readonly own: { readonly source: string; readonly announcer: QuietAnnouncer };
  readonly isClientState: ClientStateCheck;
  readonly nowMs: () => number;
  /** Ends after so many milliseconds. */
  readonly sleep: (ms: number) => Promise<void>;
  /** The clock's other half: nothing that the pipeline waits for may hang. */
  readonly within: Within;
  /** A number in [0, 1). */
  readonly random: () => number;
  /** A text that nobody else makes. */
  readonly newToken: () => string;
  readonly policy: TryPolicy;
  readonly leaseMs: number;
  /** How long one batch may work. */
  readonly deadlineMs: number;
  readonly schemaBaseUrl: string;
  /** The customer's own contracts, where there are any. */
  readonly imported?: ConvertFacts["imported"];
  readonly versions?: Versions;
  /** The version of this app. */
  readonly build: string;
}
