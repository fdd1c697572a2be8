import { type Failure, toFailure } from "../../failure/failure.ts";
import { keyOf, planSubscriptions } from "./plan-subscriptions.ts";
import type { Subscriptions, WantedSubscription } from "./subscriptions.ts";

/** When each subscription was last seen alive, by its resource: without it nobody could say what was missed. */
export interface SeenSubscriptions {
  readonly read: () => Promise<ReadonlyMap<string, number>>;
  readonly write: (seen: ReadonlyMap<string, number>) => Promise<void>;
}

export interface KeepPorts {
  readonly subscriptions: Subscriptions;
  readonly seen: SeenSubscriptions;
  /** Asks the address as Business Central will, so that the app is awake when it does; whether it answers rightly. */
  readonly warmUp: (notificationUrl: string) => Promise<boolean>;
  readonly nowMs: () => number;
}

/** What became of one subscription. A re-created one was gone: what happened in between was not told to us. */
export type Kept =
  | { readonly kind: "renewed" | "created" | "removed"; readonly resource: string }
  | {
      readonly kind: "recreated";
      readonly resource: string;
      readonly goneAfterMs: number;
      readonly untilMs: number;
    }
  | { readonly kind: "failed"; readonly resource: string; readonly failure: Failure };

interface KeepFacts {
  readonly wanted: readonly WantedSubscription[];
  readonly address: string;
  readonly renewBelowMs: number;
  /** Whether our subscriptions that are wanted no more are removed; a timer leaves that to people. */
  readonly removes: boolean;
}

/** Makes, renews and re-creates subscriptions, each by itself: what fails is told, and the others are kept all the same. */
export async function keepSubscriptions(
  { wanted, address, renewBelowMs, removes }: KeepFacts,
  ports: KeepPorts,
): Promise<readonly Kept[]> {
  const { subscriptions, seen, nowMs } = ports;
  const startedMs = nowMs();
  const lastSeen = await seen.read();
  const found = await subscriptions.list(apisOf(wanted));
  const plan = planSubscriptions({ wanted, found, address, nowMs: startedMs, renewBelowMs });
  const [first] = [...plan.create, ...plan.renew.map((each) => each.wanted)];
  if (first !== undefined) await ports.warmUp(first.notificationUrl);
  const kept: Kept[] = [];
  for (const each of plan.create) kept.push(await create(each, lastSeen.get(keyOf(each.resource)), ports));
  for (const each of plan.renew)
    kept.push(
      await guarded(each.wanted.resource, async () =>
        (await subscriptions.renew(each.found, each.wanted))
          ? { kind: "renewed", resource: each.wanted.resource }
          : await create(each.wanted, lastSeen.get(keyOf(each.wanted.resource)) ?? startedMs, ports),
      ),
    );
  for (const each of removes ? plan.remove : [])
    kept.push(
      await guarded(each.resource, async () => {
        await subscriptions.remove(each);
        return { kind: "removed", resource: each.resource };
      }),
    );
  const failed = new Set(kept.flatMap(({ kind, resource }) => (kind === "failed" ? [keyOf(resource)] : [])));
  const alive = wanted.map(({ resource }) => keyOf(resource)).filter((key) => !failed.has(key));
  const untouched = [...lastSeen].filter(([key]) => failed.has(key));
  await seen.write(new Map([...untouched, ...alive.map((key) => [key, startedMs] as const)]));
  return kept;
}

/** The APIs in which to look; the standard one always, so that what is wanted no more is found there. */
export function apisOf(wanted: readonly WantedSubscription[]): readonly string[] {
  return [...new Set(["v2.0", ...wanted.map(({ api }) => api)])];
}

async function create(
  wanted: WantedSubscription,
  lastSeenMs: number | undefined,
  { subscriptions, nowMs }: KeepPorts,
): Promise<Kept> {
  const { resource } = wanted;
  return await guarded(resource, async () => {
    await subscriptions.create(wanted);
    return lastSeenMs === undefined
      ? { kind: "created", resource }
      : { kind: "recreated", resource, goneAfterMs: lastSeenMs, untilMs: nowMs() };
  });
}

async function guarded(resource: string, work: () => Promise<Kept>): Promise<Kept> {
  try {
    return await work();
  } catch (error) {
    return { kind: "failed", resource, failure: toFailure(error) };
  }
}
