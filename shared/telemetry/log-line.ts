import type { METRICS, MetricName } from "./metrics.ts";

/**
 * What the connector says of a message, one line of JSON each: the ids that lead from one line to the next, never a
 * payload and nothing that proves a caller.
 */
export type LogLine =
  | {
      readonly event: "message.received";
      readonly arrival: string;
      readonly endpoint: string;
      readonly status: number;
      /** Where it waits: on the queue inbound, or in the spool until the queue is there again. */
      readonly place: "queue" | "spool";
      readonly bytes: number;
      readonly ms: number;
    }
  | {
      /** A dead letter that Service Bus or Event Grid made is now beside our own. */
      readonly event: "letter.fetched";
      readonly stream: string;
      /** The queue or the subscription. */
      readonly from: string;
      readonly arrival: string;
      readonly code: string;
      /** Of its event, or empty. */
      readonly id: string;
    }
  | {
      /** A message on a queue of notices that is none. */
      readonly event: "notice.ignored";
      readonly queue: string;
      readonly bytes: number;
    }
  | { readonly event: "letters.swept"; readonly dropped: number }
  | {
      /** A sender asked whether we want its messages, and we do. */
      readonly event: "endpoint.greeted";
      readonly endpoint: string;
      readonly status: number;
      readonly ms: number;
    }
  | {
      readonly event: "message.refused";
      readonly endpoint: string;
      readonly status: number;
      /** Which row of the table of answers. */
      readonly why: string;
      readonly reason: string;
    }
  | {
      readonly event: "message.outcome";
      readonly outcome: "published" | "duplicate" | "retry" | "dead";
      readonly arrival: string;
      readonly endpoint: string;
      readonly path: string;
      readonly attempt: number;
      /** Milliseconds since the arrival, and since this try began. */
      readonly sinceArrivalMs: number;
      readonly ms: number;
      readonly events: readonly LoggedEvent[];
      readonly code?: string;
      readonly reason?: string;
      readonly step?: string;
      readonly dueInMs?: number;
    }
  | {
      /** A run that found something in the spool. */
      readonly event: "spool.drained";
      readonly sent: number;
      /** Kept as dead letters, because the queue will never take them. */
      readonly givenUp: number;
      /** Looked at and still spooled, with the reason of the first. */
      readonly stayed: number;
      readonly ms: number;
      readonly code?: string;
      readonly reason?: string;
    }
  | {
      /** Blobs that nothing led to any more. */
      readonly event: "bodies.collected";
      readonly deleted: number;
      readonly ms: number;
    }
  | {
      /** Tables of the ledger whose period and retention are over, and single events that went. */
      readonly event: "ledger.swept";
      readonly dropped: readonly string[];
      readonly rows: number;
      readonly ms: number;
    }
  | {
      /** The samples of one metric for one set of dimensions, added up; the table METRICS says what it means. */
      readonly event: "metric";
      readonly name: MetricName;
      readonly unit: (typeof METRICS)[MetricName]["unit"];
      readonly sum: number;
      readonly count: number;
      readonly min: number;
      readonly max: number;
      readonly dimensions: Readonly<Record<string, string>>;
    }
  | { readonly event: "app.settings"; readonly problems: readonly string[] }
  | {
      /** What differs from d365-events.yaml, or is known to hurt; the table FINDINGS says what a code means. */
      readonly event: "registration.drifted";
      readonly code: string;
      readonly about: string;
      readonly says: string;
    }
  | {
      /** What became of a subscription of Business Central; between the two times changes may have been missed. */
      readonly event: "subscription.kept";
      readonly result: string;
      readonly resource: string;
      readonly missedFrom?: string;
      readonly missedTo?: string;
      readonly code?: string;
      readonly reason?: string;
    };

export interface LoggedEvent {
  readonly id: string;
  readonly type: string;
  readonly subject: string;
  readonly result: string;
}

export type LogLevel = "info" | "warn" | "error";

/** Where lines go; the hosts have one each. */
export type Log = (level: LogLevel, line: LogLine) => void;
