import type { Subscription, WantedSubscription } from "./subscriptions.ts";

/** What would be done to subscriptions; made without doing anything. Nothing of it may be shown whole: URLs hold secrets. */
export interface SubscriptionPlan {
  readonly create: readonly WantedSubscription[];
  readonly renew: readonly Renewal[];
  readonly remove: readonly Subscription[];
}

export interface Renewal {
  readonly found: Subscription;
  readonly wanted: WantedSubscription;
  readonly why: string;
}

interface SubscriptionFacts {
  readonly wanted: readonly WantedSubscription[];
  readonly found: readonly Subscription[];
  /** The connector's address for them: others' subscriptions go elsewhere and stay. */
  readonly address: string;
  readonly nowMs: number;
  /** One with less left is renewed. */
  readonly renewBelowMs: number;
}

export function planSubscriptions({
  wanted,
  found,
  address,
  nowMs,
  renewBelowMs,
}: SubscriptionFacts): SubscriptionPlan {
  const ours = found.filter(({ notificationUrl }) => withoutQuery(notificationUrl) === address);
  const taken = new Set<Subscription>();
  const create: WantedSubscription[] = [];
  const renew: Renewal[] = [];
  for (const each of wanted) {
    const match = ours.find((one) => !taken.has(one) && keyOf(one.resource) === keyOf(each.resource));
    if (match === undefined) {
      create.push(each);
      continue;
    }
    taken.add(match);
    const why = renewalWhy(match, each, nowMs, renewBelowMs);
    if (why !== undefined) renew.push({ found: match, wanted: each, why });
  }
  return { create, renew, remove: ours.filter((one) => !taken.has(one)) };
}

function renewalWhy(
  found: Subscription,
  wanted: WantedSubscription,
  nowMs: number,
  renewBelowMs: number,
): string | undefined {
  if (found.notificationUrl !== wanted.notificationUrl) return "its secret is another one";
  if (found.clientState !== undefined && found.clientState !== wanted.clientState)
    return "its client state is another one";
  return found.expiresAtMs - nowMs < renewBelowMs ? "less than half of its life is left" : undefined;
}

/** Resources come with and without a slash at their beginning, and ids in any case. */
export function keyOf(resource: string): string {
  return resource.replace(/^\/+/, "").toLowerCase();
}

function withoutQuery(url: string): string {
  return url.replace(/[?#].*$/, "");
}
