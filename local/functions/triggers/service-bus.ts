import { once } from "node:events";
import { setTimeout as wait } from "node:timers/promises";
import type { ServiceBusClient, ServiceBusReceivedMessage, ServiceBusReceiver } from "@azure/service-bus";
import { settlement } from "../../servicebus/settle.ts";
import type { ServiceBusOptions } from "../host-json.ts";
import { whileRenewed } from "./lock-renewal.ts";
import { batchInput, type ServiceBusInput, singleInput } from "./service-bus-input.ts";
import type { ServiceBusTrigger } from "./service-bus-trigger.ts";

/** How long the host's client waits for more messages after a first one (Azure.Messaging.ServiceBus, AmqpReceiver). */
const MORE_MESSAGES_MS = 20;

/** How long a receive waits for a first message, as the host's client does before it asks again. */
const FIRST_MESSAGE_MS = 60_000;

/** Pauses of a pump whose broker fails, first and longest. */
const RECOVERY_MS = { first: 100, longest: 5_000 } as const;

type Messages = readonly ServiceBusReceivedMessage[];

/** @param firstMs How long to wait for a first message; there is none afterwards if none came. */
type Receive = (firstMs: number) => Promise<Messages>;

interface Pumping {
  readonly trigger: ServiceBusTrigger;
  readonly client: ServiceBusClient;
  readonly options: ServiceBusOptions;
  /** Invokes the function; rejects when it failed. What it threw is logged by the host. */
  readonly invoke: (input: ServiceBusInput) => Promise<unknown>;
  readonly logError: (message: string) => void;
}

/** A pump that runs: `stop` takes no further messages, waits for running calls and settles them. */
export interface Pump {
  stop(): Promise<void>;
}

/**
 * Brings the messages of a queue or subscription to a function as the host's listener does (ServiceBusListener.cs of
 * the extension): success completes, a throw abandons all that the call was given. A batch function runs one call at
 * a time, also with sessions, and its locks are not renewed; single messages run side by side with locks renewed.
 */
export function startServiceBus(pumping: Pumping): Pump {
  const stopping = new AbortController();
  const { trigger, options } = pumping;
  const many = trigger.cardinality === "many";
  const sessions = many ? 1 : options.maxConcurrentSessions;
  const pumps = trigger.sessions
    ? Array.from({ length: sessions }, () => pumpSessions(pumping, stopping.signal))
    : [many ? pumpBatches(pumping, stopping.signal) : pumpSingles(pumping, stopping.signal)];
  return {
    async stop() {
      stopping.abort();
      await Promise.all(pumps);
    },
  };
}

/** One batch after the other; the SDK opens the receiver's link again after a failure. */
function pumpBatches(pumping: Pumping, signal: AbortSignal): Promise<void> {
  const receiver = openReceiver(pumping);
  const receive = receiving(receiver, pumping.options.maxMessageBatchSize, signal);
  return untilStopped(pumping, signal, async () => {
    const messages = await receive(FIRST_MESSAGE_MS);
    if (messages.length > 0) await call(pumping, receiver, messages);
  }).finally(() => receiver.close());
}

/** Messages side by side, each with its lock renewed while its function runs. */
async function pumpSingles(pumping: Pumping, signal: AbortSignal): Promise<void> {
  const { options, logError, trigger } = pumping;
  const receiver = openReceiver(pumping);
  const running = new Set<Promise<void>>();
  const subscription = receiver.subscribe(
    {
      async processMessage(message) {
        const called = whileRenewed(
          { receiver, message, longestMs: options.maxAutoLockRenewalMs },
          call(pumping, receiver, [message]),
        );
        running.add(called);
        await called.finally(() => running.delete(called));
      },
      async processError({ error }) {
        logError(`Receiving from ${trigger.entity} failed: ${error.message}`);
      },
    },
    { autoCompleteMessages: false, maxConcurrentCalls: options.maxConcurrentCalls },
  );
  await new Promise((stopped) => signal.addEventListener("abort", stopped, { once: true }));
  await subscription.close();
  await Promise.allSettled(running);
  await receiver.close();
}

/** Session after session: each is held until it has had no message for the idle time. */
function pumpSessions(pumping: Pumping, signal: AbortSignal): Promise<void> {
  const { trigger, client, options } = pumping;
  const many = trigger.cardinality === "many";
  const accept = {
    skipParsingBodyAsJson: true,
    maxAutoLockRenewalDurationInMs: many ? 0 : options.maxAutoLockRenewalMs,
  };
  return untilStopped(pumping, signal, async () => {
    const accepted =
      trigger.subscription === undefined
        ? client.acceptNextSession(trigger.entity, accept)
        : client.acceptNextSession(trigger.entity, trigger.subscription, accept);
    const receiver = await unlessStopped(accepted, signal);
    const receive = receiving(receiver, many ? options.maxMessageBatchSize : 1, signal);
    try {
      while (!signal.aborted) {
        const messages = await receive(options.sessionIdleMs);
        if (messages.length === 0) return;
        await call(pumping, receiver, messages);
      }
    } finally {
      await receiver.close();
    }
  });
}

/**
 * Receives up to `most` messages at once: waits for a first one, then a moment for more, as the host's client. Asked
 * for several from the start, the JS SDK would wait a whole second after the first; so it is asked for one alone, or,
 * while the entity gives full batches, for all with the moment as the longest wait.
 */
function receiving(receiver: ServiceBusReceiver, most: number, signal: AbortSignal): Receive {
  let wasFull = false;
  const receiveFor = async (count: number, maxWaitTimeInMs: number) => {
    const messages = await receiver.receiveMessages(count, { maxWaitTimeInMs });
    wasFull = messages.length === count;
    return messages;
  };

  return async (firstMs) => {
    if (wasFull && most > 1) {
      const messages = await receiveFor(most, MORE_MESSAGES_MS);
      if (messages.length > 0) return messages;
    }
    const first = await receiver.receiveMessages(1, { maxWaitTimeInMs: firstMs, abortSignal: signal });
    if (first.length === 0 || most === 1) return first;
    // What fails here fails again at the next receive; the first message is at hand and must not wait for its lock's end.
    return [...first, ...(await receiveFor(most - 1, MORE_MESSAGES_MS).catch(() => []))];
  };
}

/** One call of the function, then the settlement of all that it was given. */
async function call(pumping: Pumping, receiver: ServiceBusReceiver, messages: Messages): Promise<void> {
  const { trigger, options, logError } = pumping;
  const succeeded = await succeeds(pumping, messages);
  if (!(trigger.autoComplete ?? options.autoCompleteMessages)) return;
  // Completions share a turn of the event loop, which is safe as long as no other outcome is among them.
  const { complete, abandon } = settlement(receiver);
  const settled = await Promise.allSettled(
    messages.map((message) => (succeeded ? complete(message) : abandon(message))),
  );
  for (const [at, outcome] of settled.entries())
    if (outcome.status === "rejected")
      logError(
        `Message ${String(messages[at]?.messageId)} of ${trigger.entity} could not be ` +
          `${succeeded ? "completed" : "abandoned"} and will come again: ${String(outcome.reason)}`,
      );
}

async function succeeds({ trigger, invoke, logError }: Pumping, messages: Messages): Promise<boolean> {
  let input: ServiceBusInput;
  try {
    const [first] = messages;
    input =
      trigger.cardinality === "one" && first !== undefined
        ? singleInput(first, trigger.binary)
        : batchInput(messages, trigger.binary);
  } catch (thrown) {
    logError(`A message of ${trigger.entity} cannot be given to its function: ${String(thrown)}`);
    return false;
  }
  return invoke(input).then(
    () => true,
    () => false,
  );
}

/** The SDK would renew locks also after a call that is not to be completed, and of batches. */
function openReceiver({ client, trigger }: Pumping): ServiceBusReceiver {
  const options = { skipParsingBodyAsJson: true, maxAutoLockRenewalDurationInMs: 0 };
  return trigger.subscription === undefined
    ? client.createReceiver(trigger.entity, options)
    : client.createReceiver(trigger.entity, trigger.subscription, options);
}

/** Does one step after the other; a failing one is told once in a row and tried again after a growing pause. */
async function untilStopped(
  { trigger, logError }: Pumping,
  signal: AbortSignal,
  step: () => Promise<void>,
): Promise<void> {
  let pauseMs: number = RECOVERY_MS.first;
  while (!signal.aborted) {
    try {
      await step();
      pauseMs = RECOVERY_MS.first;
    } catch (thrown) {
      if (signal.aborted) return;
      // No session had a message: the service ends such a wait after a minute.
      if (thrown instanceof Error && "code" in thrown && thrown.code === "ServiceTimeout") continue;
      if (pauseMs === RECOVERY_MS.first)
        logError(`Receiving from ${trigger.entity} failed: ${String(thrown)}`);
      await wait(pauseMs, undefined, { signal }).catch(() => undefined); // a stop ends the pause
      pauseMs = Math.min(pauseMs * 2, RECOVERY_MS.longest);
    }
  }
}

/** The SDK does not give up a wait for a session; it ends when the client is closed. */
async function unlessStopped(
  accepted: Promise<ServiceBusReceiver>,
  signal: AbortSignal,
): Promise<ServiceBusReceiver> {
  const stopped = new AbortController();
  const stop = once(signal, "abort", { signal: stopped.signal }).then(() => {
    throw new Error("The pump was stopped.");
  });
  try {
    return await Promise.race([accepted, stop]);
  } finally {
    stopped.abort();
  }
}
