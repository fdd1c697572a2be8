/** Where a message goes in: a webhook, or an endpoint's queue. */
export type WayIn =
  | { readonly kind: "post"; readonly to: "dataverse" | "finops" | "businesscentral" | "aif" }
  | { readonly kind: "queue"; readonly to: "dataverse" | "finops" | "aif" };

/** One body as it is sent. */
export interface Sending {
  readonly way: WayIn;
  readonly contentType: string;
  readonly body: Uint8Array;
}

/** A delivery of Dynamics: what it is, every way in which it may be sent, and what must become of it. */
export interface Delivery {
  /** Each stands in every body, and in the text of the one event that it is about. */
  readonly marks: readonly string[];
  readonly kind: string;
  /**
   * `event`: published, once for each mark. `dead`: a dead letter, nothing published. `rival`: the same id as another
   * delivery with another content, of which one alone can be published.
   */
  readonly ends: "event" | "dead" | "rival";
  /** The same delivery in each of its dialects and paths; at least one. */
  readonly sendings: readonly [Sending, ...Sending[]];
  /** What its event must hold, to the letter. */
  readonly holds?: string;
  /** Its place among the changes of its record, where `sequence` must follow it. */
  readonly change?: { readonly record: string; readonly number: number };
}
