/** Where bodies lie that are too large for a queue or a table. Names are ours, and a name is written once. */
export interface Bodies {
  /**
   * Keeps bytes under a name; durable when the promise resolves. The same name again, with the same bytes, is fine.
   *
   * @throws {Failure} `STORAGE_UNAVAILABLE`.
   */
  put(name: string, bytes: Uint8Array): Promise<void>;
  /** @throws {Failure} `BODY_LOST` when there is nothing under the name; `STORAGE_UNAVAILABLE`. */
  get(name: string): Promise<Uint8Array>;
}

/** Bodies that can be given up. */
export interface DroppableBodies extends Bodies {
  /**
   * Deletes what lies under a name, unless it was put there after a moment. Nothing there is fine.
   *
   * @throws {Failure} `STORAGE_UNAVAILABLE`.
   */
  drop(name: string, unlessPutAfterMs: number): Promise<void>;
}
