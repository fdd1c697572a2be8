/** A body as it lies in the store, without its bytes. */
export interface ShelvedBody {
  readonly name: string;
  /** Changes whenever somebody writes it. */
  readonly version: string;
  readonly writtenAtMs: number;
  /** When its message had ended, as far as that was noted. */
  readonly endedAtMs: number | undefined;
}

/** The store of bodies for whoever clears it up. Every method may fail with `STORAGE_UNAVAILABLE`. */
export interface Shelf {
  /** Notes on a body that its message has ended durably. One that is not there is fine. */
  end(name: string, nowMs: number): Promise<void>;
  /** The bodies whose names begin so, in the order of their names, page by page as they are asked for. */
  list(prefix: string): AsyncIterable<ShelvedBody>;
  /** @returns Whether it was deleted: false when it is gone, or was written since it was listed. */
  remove(body: ShelvedBody): Promise<boolean>;
}
