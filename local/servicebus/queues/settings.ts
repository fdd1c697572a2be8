/** What a queue or a subscription promises. */
export interface QueueSettings {
  readonly lockMs: number;
  readonly maxDeliveryCount: number;
  /** Absent means that messages live for ever unless they say otherwise. */
  readonly ttlMs: number | undefined;
  readonly deadLetterExpired: boolean;
  readonly requiresSession: boolean;
}

/** What a queue or a topic does with what is sent to it. */
export interface IntakeSettings {
  /** For how long a message id is remembered; absent means that duplicates are not looked for. */
  readonly duplicateWindowMs: number | undefined;
  /** Above so many bytes of messages nothing more is taken. */
  readonly maxBytes: number;
}

/** What one can send to. */
export type EntitySettings =
  | {
      readonly kind: "queue";
      readonly name: string;
      readonly intake: IntakeSettings;
      readonly queue: QueueSettings;
    }
  | {
      readonly kind: "topic";
      readonly name: string;
      readonly intake: IntakeSettings;
      readonly subscriptions: readonly SubscriptionSettings[];
    };

export interface SubscriptionSettings {
  readonly name: string;
  readonly queue: QueueSettings;
}

/** Settings whose times are `timeScale` as long, so that their ratios stay. */
export function scaledQueue(settings: QueueSettings, timeScale: number): QueueSettings {
  return {
    ...settings,
    lockMs: settings.lockMs * timeScale,
    ttlMs: settings.ttlMs === undefined ? undefined : settings.ttlMs * timeScale,
  };
}

/** As `scaledQueue`. */
export function scaledIntake(settings: IntakeSettings, timeScale: number): IntakeSettings {
  const { duplicateWindowMs } = settings;
  return {
    ...settings,
    duplicateWindowMs: duplicateWindowMs === undefined ? undefined : duplicateWindowMs * timeScale,
  };
}
