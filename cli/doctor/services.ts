import type { Need } from "./needs.ts";

/** What a service says to somebody who tries what the app does. */
export type Answer =
  | { readonly kind: "allowed" }
  /** It knows who asks, or does not, and does not let them. */
  | { readonly kind: "forbidden"; readonly says: string }
  /** It answers, and does not have what is asked for. */
  | { readonly kind: "missing"; readonly says: string }
  /** It does not answer, or not in a way that tells anything. */
  | { readonly kind: "silent"; readonly says: string };

/** The services of a deployment, tried without leaving a trace: no message is sent or taken, no row or blob stays, no event goes out. */
export interface Services {
  /** Never rejects; within `limitMs` of its kind. */
  attempt(need: Need): Promise<Answer>;
  close(): Promise<void>;
}
