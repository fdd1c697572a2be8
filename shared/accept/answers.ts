import type { EndpointKind } from "../settings/endpoint.ts";

/** What can become of a request. */
export type Accepted = "kept" | "unproven" | "wrongMethod" | "tooLarge" | "unavailable";

/** The HTTP status for each end of a request, by the kind of the sender. */
type Answers = Readonly<Record<Accepted, number>>;

/**
 * The one table of answers. Nothing that a proven caller sends is refused but for its size; our own trouble is
 * always 503, because it is what makes senders try again:
 * Dataverse repeats once on 502, 503 and 504 alone (https://learn.microsoft.com/power-apps/developer/data-platform/use-webhooks);
 * Finance & Operations repeats three times within seconds on any error
 * (https://learn.microsoft.com/dynamics365/fin-ops-core/dev-itpro/business-events/home-page).
 */
export const ANSWERS = {
  dataverse: { kept: 202, unproven: 401, wrongMethod: 405, tooLarge: 413, unavailable: 503 },
  finops: { kept: 202, unproven: 401, wrongMethod: 405, tooLarge: 413, unavailable: 503 },
} as const satisfies Record<EndpointKind, Answers>;
