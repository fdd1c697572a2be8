import { post } from "../post.ts";
import { type BcSubscription, iso } from "./subscription.ts";

/** «Working with webhooks in Dynamics 365 Business Central»: changes are collected for so long after the first one. */
const COLLECTED_FOR_MS = 30_000;
/** More changed rows than that in one go are told as one collection. */
const MOST_ITEMS = 1_000;
/** Tried again for 36 hours, on these answers alone; any other deletes the subscription. */
const TRIED_FOR_MS = 36 * 60 * 60 * 1_000;
const FIRST_WAIT_MS = 60_000;
const ANSWER_LIMIT_MS = 60_000;

export type ChangeType = "created" | "updated" | "deleted";

export interface NotifierOptions {
  readonly timeScale: number;
  readonly nowMs: () => number;
  /** The subscription as it is now; absent when it is gone. */
  readonly subscription: (id: string) => BcSubscription | undefined;
  /** An answer said that nobody wants it any more. */
  readonly onUnwanted: (id: string, status: number) => void;
  readonly onNotified?: (arrival: string | undefined, status: number) => void;
}

/** Tells subscribers of changes, merged and without their data. */
export interface Notifier {
  changed(subscription: BcSubscription, rowId: string, changeType: ChangeType): void;
  /** Notifications that are collected, under way or waiting. */
  open(): number;
  stop(): void;
}

interface Collected {
  readonly rows: Map<string, { readonly changeType: ChangeType; readonly atMs: number }>;
  readonly firstAtMs: number;
}

type Item = Readonly<Record<string, string>>;

export function startNotifier(options: NotifierOptions): Notifier {
  const { timeScale, nowMs } = options;
  const collected = new Map<string, Collected>();
  const timers = new Set<NodeJS.Timeout>();
  let running = 0;

  function later(waitMs: number, work: () => void): void {
    const timer = setTimeout(() => {
      timers.delete(timer);
      work();
    }, waitMs * timeScale);
    timers.add(timer);
  }

  /** All that was collected goes out, one request for each address, whatever subscriptions share it. */
  function send(): void {
    const byUrl = new Map<string, { ids: string[]; items: Item[] }>();
    for (const [id, changes] of collected) {
      const subscription = options.subscription(id);
      if (subscription === undefined) continue;
      const { ids, items } = byUrl.get(subscription.notificationUrl) ?? { ids: [], items: [] };
      byUrl.set(subscription.notificationUrl, {
        ids: [...ids, id],
        items: [...items, ...itemsOf(subscription, changes)],
      });
    }
    collected.clear();
    for (const [url, { ids, items }] of byUrl) {
      void deliver(url, ids, JSON.stringify({ value: items }), { since: nowMs(), waitMs: FIRST_WAIT_MS });
    }
  }

  async function deliver(
    url: string,
    ids: readonly string[],
    body: string,
    { since, waitMs }: { readonly since: number; readonly waitMs: number },
  ): Promise<void> {
    running += 1;
    const json = { "content-type": "application/json" };
    const answer = await post({ url, headers: {} }, body, json, ANSWER_LIMIT_MS * timeScale).catch(
      () => undefined,
    );
    running -= 1;
    const status = answer?.status ?? 0;
    options.onNotified?.(answer?.arrival, status);
    if (status >= 200 && status <= 299) return;
    const again = status === 0 || status === 408 || status === 429 || status >= 500;
    if (!again) {
      for (const id of ids) options.onUnwanted(id, status);
    } else if (nowMs() - since < TRIED_FOR_MS * timeScale) {
      later(waitMs, () => void deliver(url, ids, body, { since, waitMs: waitMs * 2 }));
    }
  }

  return {
    changed: ({ subscriptionId }, rowId, changeType) => {
      if (collected.size === 0) later(COLLECTED_FOR_MS, send);
      const changes = collected.get(subscriptionId) ?? { rows: new Map(), firstAtMs: nowMs() };
      const before = changes.rows.get(rowId)?.changeType;
      // A row that was made and changed within the window is a new one.
      const merged = before === "created" && changeType === "updated" ? before : changeType;
      changes.rows.set(rowId, { changeType: merged, atMs: nowMs() });
      collected.set(subscriptionId, changes);
    },
    open: () => collected.size + timers.size + running,
    stop: () => {
      for (const timer of timers) clearTimeout(timer);
    },
  };
}

function itemsOf(subscription: BcSubscription, { rows, firstAtMs }: Collected): readonly Item[] {
  const { subscriptionId, clientState, expiresAtMs, resource } = subscription;
  const common = { subscriptionId, clientState, expirationDateTime: iso(expiresAtMs) };
  const path = resource.replace(/^\//, "");
  if (rows.size > MOST_ITEMS) {
    const since = encodeURIComponent(`lastModifiedDateTime gt ${iso(firstAtMs)}`);
    const last = Math.max(...[...rows.values()].map(({ atMs }) => atMs));
    return [
      {
        ...common,
        resource: `${path}?$filter=${since}`,
        changeType: "collection",
        lastModifiedDateTime: iso(last),
      },
    ];
  }
  return [...rows].map(([id, { changeType, atMs }]) => ({
    ...common,
    resource: `${path}(${id})`,
    changeType,
    lastModifiedDateTime: iso(atMs),
  }));
}
