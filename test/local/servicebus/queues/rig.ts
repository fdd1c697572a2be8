import { type Bus, bus } from "../../../../local/servicebus/queues/bus.ts";
import type { SessionConsumer } from "../../../../local/servicebus/queues/consumer.ts";
import type { Intake } from "../../../../local/servicebus/queues/intake.ts";
import type { Content, Delivery } from "../../../../local/servicebus/queues/message.ts";
import { noLog, type Remembered } from "../../../../local/servicebus/queues/message-log.ts";
import type { Queue } from "../../../../local/servicebus/queues/queue.ts";
import type {
  EntitySettings,
  IntakeSettings,
  QueueSettings,
} from "../../../../local/servicebus/queues/settings.ts";
import { type FakeClock, fakeClock } from "./fake-clock.ts";

export const MINUTE_MS = 60_000;

/** A queue on a clock that stands still. */
export interface Rig {
  readonly clock: FakeClock;
  readonly bus: Bus;
  readonly queue: Queue;
  readonly dead: Queue;
  readonly intake: Intake;
  send(...bodies: string[]): void;
}

const QUEUE: QueueSettings = {
  lockMs: MINUTE_MS,
  maxDeliveryCount: 3,
  ttlMs: undefined,
  deadLetterExpired: false,
  requiresSession: false,
};
const INTAKE: IntakeSettings = { duplicateWindowMs: undefined, maxBytes: 1_000 };

export function rig(settings: Partial<QueueSettings & IntakeSettings> = {}, timeScale = 1): Rig {
  const entity: EntitySettings = {
    kind: "queue",
    name: "Orders",
    queue: { ...QUEUE, ...settings },
    intake: { ...INTAKE, ...settings },
  };
  const made = rigOf([entity], timeScale);
  const queue = made.bus.queueAt("orders");
  const dead = made.bus.queueAt("orders/$DeadLetterQueue");
  const intake = made.bus.intakeAt("ORDERS");
  if (queue === undefined || dead === undefined || intake === undefined)
    throw new Error("The rig is broken.");
  return {
    ...made,
    queue,
    dead,
    intake,
    send: (...bodies) => intake.accept(bodies.map((body) => content(body))),
  };
}

export function rigOf(
  entities: readonly EntitySettings[],
  timeScale = 1,
  remembered: ReadonlyMap<string, Remembered> = new Map(),
): { readonly clock: FakeClock; readonly bus: Bus } {
  const clock = fakeClock();
  let tokens = 0;
  const newToken = (): string => {
    tokens += 1;
    return `token-${tokens}`;
  };
  return {
    clock,
    bus: bus({ entities, clock, newToken, timeScale, logOf: () => noLog, remembered }),
  };
}

/** A message whose body is its id, unless the fields say otherwise. */
export function content(body: string, fields: Partial<Content> = {}): Content {
  return {
    bytes: Buffer.from(body),
    messageId: body,
    sessionId: undefined,
    ttlMs: undefined,
    scheduledAtMs: undefined,
    ...fields,
  };
}

/** A receiver that takes so many messages and keeps them. */
export interface TestReceiver extends SessionConsumer {
  readonly deliveries: Delivery[];
  readonly bodies: () => readonly string[];
  lost: boolean;
  credit: number;
}

export function receiver(credit: number, mode: SessionConsumer["mode"] = "peekLock"): TestReceiver {
  const made: TestReceiver = {
    mode,
    credit,
    lost: false,
    deliveries: [],
    bodies: () => made.deliveries.map(({ message }) => bodyOf(message.content)),
    wanted: () => made.credit,
    deliver(delivery) {
      made.credit -= 1;
      made.deliveries.push(delivery);
    },
    sessionLost() {
      made.lost = true;
    },
  };
  return made;
}

/** Receives at most so many messages, without waiting for more. */
export function receive(queue: Queue, atMost = 1, mode: SessionConsumer["mode"] = "peekLock"): TestReceiver {
  const { line } = queue;
  if (line.kind !== "open") throw new Error("This queue has sessions.");
  const consumer = receiver(atMost, mode);
  line.offer(consumer);
  line.leave(consumer);
  return consumer;
}

/** The lock token of a receiver's message. */
export function tokenOf(consumer: TestReceiver, index = 0): string {
  const token = consumer.deliveries[index]?.lock?.token;
  if (token === undefined) throw new Error("The receiver has no such message.");
  return token;
}

function bodyOf(sent: Content): string {
  return Buffer.from(sent.bytes).toString();
}
