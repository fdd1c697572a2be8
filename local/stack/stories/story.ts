/** An event on its way. Milliseconds count from the arrival of its message. */
export interface EventStory {
  readonly id: string;
  readonly type: string;
  readonly subject: string;
  /** How long before the arrival its row was changed in the simulated Dynamics. */
  readonly changedMs: number | undefined;
  readonly understoodMs: number | undefined;
  readonly publishedMs: number | undefined;
  /** When each subscription's consumer had it. */
  readonly deliveredMs: Readonly<Record<string, number>>;
  /** The branches that a workflow took for it, by the subscription that started the workflow. */
  readonly taken: Readonly<Record<string, string>>;
}

/** What is known of every message. */
export interface MessageStory {
  /** The connector's name for what came in. */
  readonly arrival: string;
  readonly endpoint: string;
  readonly path: "webhook" | "queue";
  readonly attempt: number;
  /** How long the sender waited for its answer; a queue gives none. */
  readonly receivedMs: number | undefined;
  /** When this try had ended. */
  readonly endedMs: number;
}

export interface FailedStory extends MessageStory {
  readonly code: string;
  readonly reason: string;
  readonly step: string;
}

/** One message's way, or one step of it, as it is told in a line. */
export type Story =
  | (MessageStory & {
      readonly kind: "published";
      readonly events: readonly EventStory[];
      /** Subscriptions that had not delivered when the line was told. */
      readonly missing: readonly string[];
    })
  | (MessageStory & { readonly kind: "duplicate"; readonly events: readonly EventStory[] })
  | (FailedStory & { readonly kind: "dead"; readonly keptIn: string })
  | (FailedStory & { readonly kind: "retry"; readonly dueInMs: number })
  | {
      readonly kind: "refused";
      readonly endpoint: string;
      readonly status: number;
      readonly reason: string;
    }
  | {
      readonly kind: "deliveryRetry" | "undelivered";
      readonly subscription: string;
      readonly id: string;
      readonly reason: string;
      /** The wait before the next attempt, when there is one. */
      readonly waitMs: number | undefined;
    }
  | { readonly kind: "restarted"; readonly part: string; readonly pid: number }
  | { readonly kind: "notice"; readonly level: string; readonly text: string };
