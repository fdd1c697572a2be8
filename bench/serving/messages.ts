/** What the process that serves a measurement can be asked over the channel, one thing at a time. */
export type ServingRequest =
  | {
      /** Posts messages of size m, always so many at once; the answer is how long all of it took. */
      readonly kind: "post";
      readonly url: string;
      readonly headers: Readonly<Record<string, string>>;
      readonly requests: number;
      readonly inFlight: number;
    }
  | {
      /** Puts messages of size m on a queue, to be due at one moment. */
      readonly kind: "backlog";
      readonly queue: string;
      readonly from: number;
      readonly count: number;
      readonly dueAtMs: number;
    }
  | {
      /** Answered when so many different events were delivered since the start and the queue is empty. */
      readonly kind: "drained";
      readonly queue: string;
      readonly events: number;
    };

export type ServingAnswer =
  | { readonly kind: "ready"; readonly services: Services }
  | { readonly kind: "done"; readonly ms: number }
  | { readonly kind: "failed"; readonly reason: string };

/** Where everything is that an app needs. */
export interface Services {
  readonly serviceBus: string;
  readonly storage: string;
  readonly topic: { readonly endpoint: string; readonly key: string };
}

export function isServingAnswer(value: unknown): value is ServingAnswer {
  return (
    value instanceof Object &&
    "kind" in value &&
    (value.kind === "ready" || value.kind === "done" || value.kind === "failed")
  );
}
