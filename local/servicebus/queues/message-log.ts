import type { QueuedMessage } from "./message.ts";

/** Where a queue tells what must survive the process. Each call returns when it would. */
export interface MessageLog {
  /** A message came, or one of this sequence number was changed. */
  kept(message: QueuedMessage): void;
  changed(message: QueuedMessage): void;
  removed(sequence: number): void;
  sessionState(sessionId: string, state: Uint8Array | undefined): void;
  seen(messageId: string, untilMs: number): void;
}

/** The kind for a run in memory. */
export const noLog: MessageLog = {
  kept: () => undefined,
  changed: () => undefined,
  removed: () => undefined,
  sessionState: () => undefined,
  seen: () => undefined,
};

/** What a log gave back of one queue or topic. */
export interface Remembered {
  /** In ascending order of their sequence numbers. */
  readonly messages: readonly QueuedMessage[];
  readonly sessionStates: ReadonlyMap<string, Uint8Array>;
  readonly seen: ReadonlyMap<string, number>;
  /** The greatest sequence number that was ever given. */
  readonly lastSequence: number;
}

export const NOTHING_REMEMBERED: Remembered = {
  messages: [],
  sessionStates: new Map(),
  seen: new Map(),
  lastSequence: 0,
};
