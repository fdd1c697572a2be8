import type { Clock } from "./clock.ts";
import { type Intake, intake } from "./intake.ts";
import { type MessageLog, NOTHING_REMEMBERED, type Remembered } from "./message-log.ts";
import { type MessageStore, messageStore } from "./message-store.ts";
import { type Queue, queue } from "./queue.ts";
import { type EntitySettings, type QueueSettings, scaledIntake, scaledQueue } from "./settings.ts";

/** All queues and topics. Names are compared without regard to case, as the service does. */
export interface Bus {
  /** A queue, `<topic>/subscriptions/<subscription>`, or either with `/$deadletterqueue` behind it. */
  queueAt(path: string): Queue | undefined;
  /** A queue or a topic: what one can send to. */
  intakeAt(path: string): Intake | undefined;
  stop(): void;
}

export interface BusParts {
  readonly entities: readonly EntitySettings[];
  readonly clock: Clock;
  readonly newToken: () => string;
  readonly timeScale: number;
  readonly logOf: (path: string) => MessageLog;
  /** What the log of a former run gave back, by path. */
  readonly remembered: ReadonlyMap<string, Remembered>;
}

const DEAD_LETTER_SUFFIX = "/$deadletterqueue";

/** What a queue with its dead letters, or a topic, is built on. */
interface Ground {
  readonly path: string;
  readonly store: MessageStore;
  readonly log: MessageLog;
  readonly remembered: Remembered;
}

export function bus(parts: BusParts): Bus {
  const { clock, timeScale } = parts;
  const queues = new Map<string, Queue>();
  const intakes = new Map<string, Intake>();

  function ground(path: string): Ground {
    const log = parts.logOf(path);
    const remembered = parts.remembered.get(path) ?? NOTHING_REMEMBERED;
    return { path, log, remembered, store: messageStore(log, remembered.messages) };
  }

  /** A queue and its dead letters, which draw their numbers from one counter. */
  function addQueue(own: Ground, settings: QueueSettings): { queue: Queue; nextSequence: () => number } {
    const dead = ground(own.path + DEAD_LETTER_SUFFIX);
    const nextSequence = counter(Math.max(own.remembered.lastSequence, dead.remembered.lastSequence));
    const common = { clock, newToken: parts.newToken, timeScale, nextSequence };
    const scaled = scaledQueue(settings, timeScale);
    const deadLetters = queue({
      ...common,
      ...dead,
      settings: { ...scaled, requiresSession: false },
      deadLetters: undefined,
    });
    const added = queue({ ...common, ...own, settings: scaled, deadLetters });
    queues.set(own.path, added);
    queues.set(dead.path, deadLetters);
    return { queue: added, nextSequence };
  }

  for (const entity of parts.entities) {
    const own = ground(pathOf(entity.name));
    const common = { ...own, clock, settings: scaledIntake(entity.intake, timeScale) };
    if (entity.kind === "queue") {
      const { queue: target, nextSequence } = addQueue(own, entity.queue);
      const bytesKept = (): number => own.store.bytes;
      const { requiresSession } = entity.queue;
      const ways = { requiresSession, nextSequence, bytesKept, enqueue: target.enqueue };
      intakes.set(own.path, intake({ ...common, ...ways }));
    } else {
      const subscriptions = entity.subscriptions.map((subscription) => {
        const below = ground(pathOf(subscriptionPath(entity.name, subscription.name)));
        return { store: below.store, queue: addQueue(below, subscription.queue).queue };
      });
      intakes.set(
        own.path,
        intake({
          ...common,
          requiresSession: false,
          nextSequence: counter(own.remembered.lastSequence),
          bytesKept: () => subscriptions.reduce((sum, { store }) => sum + store.bytes, own.store.bytes),
          enqueue(content) {
            for (const subscription of subscriptions) subscription.queue.enqueue(content);
          },
        }),
      );
    }
  }

  return {
    queueAt: (path) => queues.get(pathOf(path)),
    intakeAt: (path) => intakes.get(pathOf(path)),
    stop() {
      for (const each of queues.values()) each.stop();
      for (const each of intakes.values()) each.stop();
    },
  };
}

function subscriptionPath(topic: string, subscription: string): string {
  return `${topic}/subscriptions/${subscription}`;
}

function pathOf(name: string): string {
  return name.toLowerCase();
}

function counter(last: number): () => number {
  let value = last;
  return () => {
    value += 1;
    return value;
  };
}
