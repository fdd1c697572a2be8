import type { KeptLetter } from "../deadletter/kept-letter.ts";
import type { RedriveSubscription } from "./subscriptions.ts";

/** How a dead letter goes out again. */
export type Way =
  | { readonly kind: "pipeline" }
  /** Straight to the queue of the one subscription that missed it. */
  | { readonly kind: "queue"; readonly subscription: RedriveSubscription; readonly queue: string }
  /** To the topic: every subscription gets it once more. */
  | { readonly kind: "republish"; readonly subscription: string }
  | { readonly kind: "none"; readonly why: string };

/** Decides how a dead letter goes out again. */
export function wayOf(
  letter: Pick<KeptLetter, "stream" | "from" | "event" | "bodyName" | "storedAs" | "endpoint">,
  subscriptions: readonly RedriveSubscription[],
  allSubscribers: boolean,
): Way {
  if (letter.stream !== "eventgrid") {
    if (letter.bodyName === undefined && letter.storedAs === undefined)
      return { kind: "none", why: "its body was above the limit and not kept" };
    return letter.endpoint === ""
      ? { kind: "none", why: "no endpoint is known for it: nobody can tell what it is" }
      : { kind: "pipeline" };
  }
  if (letter.event === undefined) return { kind: "none", why: "its blob holds no event" };
  const name = letter.from ?? "";
  const subscription = subscriptions.find((each) => each.name.toLowerCase() === name.toLowerCase());
  if (subscription?.queue !== undefined) return { kind: "queue", subscription, queue: subscription.queue };
  if (allSubscribers) return { kind: "republish", subscription: name };
  const known = subscription === undefined ? "is not in the topology" : "goes to no Service Bus queue";
  return {
    kind: "none",
    why: `its subscription ${name} ${known}: only --all-subscribers can bring it there, and to all others again`,
  };
}
