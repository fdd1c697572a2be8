import { RUN_LIMIT_MS } from "../deadletter/change-letter.ts";
import type { KeptLetter } from "../deadletter/kept-letter.ts";
import type { RedriveSubscription } from "./subscriptions.ts";
import { type Way, wayOf } from "./way.ts";

/** One dead letter that a run will send, as it stood when the run looked. */
export interface PlannedLetter {
  readonly key: string;
  /** A letter that was sent again since is somebody else's. */
  readonly generation: number;
}

/** What a redrive would do: made without changing anything, shown before anything is done. */
export interface RedrivePlan {
  readonly letters: readonly PlannedLetter[];
  /** When the oldest and the newest of them arrived; absent where there is none. */
  readonly oldestMs: number | undefined;
  readonly newestMs: number | undefined;
  /** How many go through the pipeline again: what it publishes goes to every subscription. */
  readonly pipeline: number;
  /** How many go straight to the queue of the one subscription that missed them. */
  readonly queues: ReadonlyMap<string, { readonly queue: string; readonly count: number }>;
  /** How many are published again for the sake of a subscription: every other one gets them again, too. */
  readonly republished: ReadonlyMap<string, number>;
  /** The names of all subscriptions. */
  readonly subscribers: readonly string[];
  /** Why some are not sent, with how many. */
  readonly left: ReadonlyMap<string, number>;
}

interface PlanFacts {
  readonly subscriptions: readonly RedriveSubscription[];
  readonly allSubscribers: boolean;
  readonly nowMs: number;
}

/** Looks at the letters as they come; of each only its key and generation stay in memory. */
export async function planRedrive(
  letters: AsyncIterable<KeptLetter>,
  { subscriptions, allSubscribers, nowMs }: PlanFacts,
): Promise<RedrivePlan> {
  const planned: PlannedLetter[] = [];
  const queues = new Map<string, { readonly queue: string; readonly count: number }>();
  const republished = new Map<string, number>();
  const left = new Map<string, number>();
  let pipeline = 0;
  let oldestMs: number | undefined;
  let newestMs: number | undefined;
  const more = (counts: Map<string, number>, name: string): void =>
    void counts.set(name, (counts.get(name) ?? 0) + 1);
  for await (const letter of letters) {
    const way = isUnderWay(letter, nowMs) ? UNDER_WAY : wayOf(letter, subscriptions, allSubscribers);
    if (way.kind === "none") {
      more(left, way.why);
      continue;
    }
    if (way.kind === "pipeline") pipeline += 1;
    if (way.kind === "republish") more(republished, way.subscription);
    if (way.kind === "queue") {
      const { name } = way.subscription;
      queues.set(name, { queue: way.queue, count: (queues.get(name)?.count ?? 0) + 1 });
    }
    const { key, generation, receivedAtMs } = letter;
    planned.push({ key, generation });
    oldestMs = Math.min(oldestMs ?? receivedAtMs, receivedAtMs);
    newestMs = Math.max(newestMs ?? receivedAtMs, receivedAtMs);
  }
  const subscribers = subscriptions.map(({ name }) => name);
  return { letters: planned, oldestMs, newestMs, pipeline, queues, republished, subscribers, left };
}

const UNDER_WAY: Way = { kind: "none", why: "a run has sent it and is waiting for its end" };

function isUnderWay({ state }: KeptLetter, nowMs: number): boolean {
  return state.kind === "redriving" && nowMs - state.sinceMs < RUN_LIMIT_MS;
}
