/** What became of one delivery of a step. */
export type DeliveryOutcome =
  | { readonly kind: "delivered"; readonly arrival: string | undefined }
  | { readonly kind: "failed"; readonly message: string }
  /** A queue out of reach: the job waits and tries again. */
  | { readonly kind: "unreachable"; readonly message: string };
