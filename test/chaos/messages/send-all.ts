import { setTimeout as pause } from "node:timers/promises";
import { ServiceBusClient, type ServiceBusSender } from "@azure/service-bus";
import type { Random } from "../../../bench/generator/random.ts";
import { post, type Webhook } from "../../../local/dynamics/post.ts";
import { inTime } from "../in-time.ts";
import type { Delivery, Sending } from "./message.ts";

/** A delivery that was sent: how often it was tried, and how often somebody said that it was kept. */
export interface Sent {
  readonly delivery: Delivery;
  tries: number;
  accepted: number;
}

interface SendingOptions {
  readonly deliveries: Iterator<Delivery, never>;
  readonly random: Random;
  /** The webhooks as seen through each front. */
  readonly webhook: (to: string, front: number) => Webhook;
  readonly serviceBus: string;
  readonly atOnce: number;
  /** The shortest time between two beginnings, in milliseconds. */
  readonly paceMs: number;
  readonly until: AbortSignal;
  readonly onTry?: (way: "post" | "queue", status: number | "queued" | "broken") => void;
}

/** How far apart two sendings of a delivery may be, in sendings of others. */
const WINDOW = 240;
const REPEATED_PERCENT = 35;
const TRIES = 8;
const TRY_PAUSE_MS = 250;
/** Every answer of accept is out by then. */
const TRY_LIMIT_MS = 15_000;
const AMQP = { retryOptions: { maxRetries: 0, timeoutInMs: 4_000 } };

/**
 * Sends deliveries as unreliable senders on an unreliable network do: some twice or three times, in other dialects,
 * by other paths, out of order, and again when no answer said that it was kept.
 *
 * @returns Everything that was begun, once all of it has ended.
 */
export async function sendAll(options: SendingOptions): Promise<readonly Sent[]> {
  const { until, atOnce, paceMs } = options;
  const sent: Sent[] = [];
  const turns = makeTurns(options, sent);
  const client = new ServiceBusClient(options.serviceBus, AMQP);
  const senders = new Map<string, ServiceBusSender>();
  const senderTo = (queue: string): ServiceBusSender => {
    const sender = senders.get(queue) ?? client.createSender(queue);
    senders.set(queue, sender);
    return sender;
  };
  let nextMs = performance.now();
  const one = async (): Promise<void> => {
    while (!until.aborted) {
      const waitMs = nextMs - performance.now();
      nextMs = Math.max(nextMs + paceMs, performance.now());
      if (waitMs > 0) await pause(waitMs);
      await deliver(turns(), options, senderTo);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, one));
  await inTime(TRY_LIMIT_MS, client.close());
  return sent;
}

interface Turn {
  readonly record: Sent;
  readonly sending: Sending;
}

/** The next sending, from a window of those to come. */
function makeTurns({ deliveries, random }: SendingOptions, sent: Sent[]): () => Turn {
  const window: Turn[] = [];
  return () => {
    while (window.length < WINDOW) {
      const record: Sent = { delivery: deliveries.next().value, tries: 0, accepted: 0 };
      sent.push(record);
      const repeats = random.below(100) < REPEATED_PERCENT ? 1 + random.below(2) : 0;
      for (let copy = 0; copy <= repeats; copy += 1) {
        window.push({ record, sending: random.pick(record.delivery.sendings) });
      }
    }
    const [turn] = window.splice(random.below(window.length), 1);
    if (turn === undefined) throw new Error("Expected a window with something to send.");
    return turn;
  };
}

/** Sends until somebody says that it is kept, or the tries are over. */
async function deliver(
  { record, sending }: Turn,
  options: SendingOptions,
  senderTo: (queue: string) => ServiceBusSender,
): Promise<void> {
  for (let tried = 0; tried < TRIES; tried += 1) {
    record.tries += 1;
    const status = (await inTime(TRY_LIMIT_MS, tryOnce(sending, options, senderTo))) ?? "broken";
    options.onTry?.(sending.way.kind, status);
    if (status === 202 || status === "queued") {
      record.accepted += 1;
      return;
    }
    // Once the time is over, what nobody kept stays so: it may be out or not.
    if (options.until.aborted) return;
    await pause(TRY_PAUSE_MS * 2 ** Math.min(tried, 4));
  }
}

async function tryOnce(
  { way, contentType, body }: Sending,
  { webhook, random }: SendingOptions,
  senderTo: (queue: string) => ServiceBusSender,
): Promise<number | "queued" | "broken"> {
  try {
    if (way.kind === "queue") {
      await senderTo(`from-${way.to}`).sendMessages({ body: Buffer.from(body), contentType });
      return "queued";
    }
    return (await post(webhook(way.to, random.below(2)), body, { "content-type": contentType })).status;
  } catch {
    return "broken";
  }
}
