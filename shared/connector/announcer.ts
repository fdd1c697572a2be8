import type { Notice } from "./notice.ts";

/** Tells what the connector has to say itself. */
export interface Announcer {
  /**
   * Has a notice published on the topic; it is durable when the promise resolves. Told again with an equal cause, it
   * stays one event.
   *
   * @throws {Failure} `QUEUE_UNAVAILABLE` when it could not be kept.
   */
  announce(notice: Notice): Promise<void>;
}

/** What a step may call in passing: it does not throw, and it does not hang. */
export interface QuietAnnouncer {
  tell(notice: Notice): Promise<void>;
}
