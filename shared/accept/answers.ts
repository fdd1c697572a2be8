import type { EndpointKind } from "../settings/endpoint.ts";

/** What can become of a request. */
export type Accepted =
  | "kept"
  | "greeted"
  | "unproven"
  | "wrongMethod"
  | "tooLarge"
  | "overloaded"
  | "unavailable";

/** What each end of a request means. */
export const MEANS = {
  kept: "The message is durable, in the queue or in the spool.",
  greeted: "The sender asked whether the address wants its messages, and it does.",
  unproven: "The caller did not prove itself with a secret of this endpoint.",
  wrongMethod: "Messages are posted; no other method is served.",
  tooLarge: "The body is above 1 MB; its headers and length are kept as a dead letter.",
  overloaded: "The app holds as many bytes of requests as it may (`IN_FLIGHT_BYTES`).",
  unavailable:
    "The message could not be kept within 10 s: neither queue nor spool took it, its body did not come through, or the endpoint's secrets could not be looked up.",
} as const satisfies Record<Accepted, string>;

/** The HTTP status for each end of a request, by the kind of the sender. */
export type Answers = Readonly<Record<Exclude<Accepted, "greeted">, number>>;

/**
 * The one table of answers. Nothing that a proven caller sends is refused but for its size; our own trouble is
 * always 503, because it is what makes senders try again:
 * Dataverse repeats once on 502, 503 and 504 alone (https://learn.microsoft.com/power-apps/developer/data-platform/use-webhooks);
 * Finance & Operations repeats three times within seconds on any error
 * (https://learn.microsoft.com/dynamics365/fin-ops-core/dev-itpro/business-events/home-page);
 * Business Central repeats for 36 hours on 408, 429 and 5xx, and on anything else but success deletes the
 * subscription, so that nothing more would ever come. It therefore hears 503 while it is not proven, since a secret
 * that is being changed must not cost the subscription, and success for a body above the limit, whose dead letter
 * says what was lost (https://learn.microsoft.com/dynamics365/business-central/dev-itpro/api-reference/v2.0/dynamics-subscriptions);
 * what sends the XML of AIF is a program of the customer's own, to which the plain meaning of a status is said.
 */
export const ANSWERS = {
  dataverse: { kept: 202, unproven: 401, wrongMethod: 405, tooLarge: 413, overloaded: 503, unavailable: 503 },
  finops: { kept: 202, unproven: 401, wrongMethod: 405, tooLarge: 413, overloaded: 503, unavailable: 503 },
  businesscentral: {
    kept: 202,
    unproven: 503,
    wrongMethod: 405,
    tooLarge: 202,
    overloaded: 503,
    unavailable: 503,
  },
  aif: { kept: 202, unproven: 401, wrongMethod: 405, tooLarge: 413, overloaded: 503, unavailable: 503 },
} as const satisfies Record<EndpointKind, Answers>;

/**
 * After how many seconds a sender that hears 503 should try again, where it may heed that. Dynamics documents no such
 * thing and has its own pauses; a program of the customer's own can be made to, and most HTTP clients are.
 */
export const RETRY_AFTER_S: Partial<Record<EndpointKind, number>> = { aif: 10 };

/** How a sender asks whether an address wants its messages. */
export interface Handshake {
  /** The query parameter whose value is to be sent back, as plain text. */
  readonly query: string;
  readonly statuses: { readonly greeted: number; readonly unproven: number };
}

/**
 * The senders that ask first. Business Central does so when a subscription is made and whenever it is renewed; an
 * unproven caller hears the plain truth, because then that one request fails and whoever sent it sees why.
 */
export const HANDSHAKES: Partial<Record<EndpointKind, Handshake>> = {
  businesscentral: { query: "validationToken", statuses: { greeted: 200, unproven: 401 } },
};
