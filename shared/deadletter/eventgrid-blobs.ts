/** The container into which Event Grid writes what it could not deliver. */
export interface EventGridBlobs {
  /** The bytes of a blob; absent where there is none. @throws {Failure} `STORAGE_UNAVAILABLE`. */
  read(name: string): Promise<Uint8Array | undefined>;
  /** The names of the blobs that were written at or after a moment. @throws {Failure} `STORAGE_UNAVAILABLE`. */
  list(sinceMs: number, nowMs: number): AsyncIterable<string>;
}
