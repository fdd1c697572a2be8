import type { ServiceBusClient, ServiceBusReceivedMessage, ServiceBusReceiver } from "@azure/service-bus";
import { settlement } from "../../servicebus/settle.ts";
import type { ServiceBusOptions } from "../host-json.ts";
import { whileRenewed } from "./lock-renewal.ts";
import { unlessStopped, untilStopped } from "./pump-steps.ts";
import { receiving } from "./receiving.ts";
import { batchInput, type ServiceBusInput, singleInput } from "./service-bus-input.ts";
import type { ServiceBusTrigger } from "./service-bus-trigger.ts";

/** How long a receive waits for a first message, as the host's client does before it asks again. */
const FIRST_MESSAGE_MS = 60_000;

type Messages = readonly ServiceBusReceivedMessage[];

interface Pumping {
  readonly trigger: ServiceBusTrigger;
  readonly client: ServiceBusClient;
  readonly options: ServiceBusOptions;
  /** Whether the app asks for the places of empty texts in a batch's metadata. */
  readonly keepsEmpty: boolean;
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
  return untilStopped(signal, logFailure(pumping), async () => {
    const messages = await receive(FIRST_MESSAGE_MS);
    if (messages.length > 0) await call(pumping, receiver, messages);
  }).finally(() => receiver.close());
}

/** Messages side by side, each with its lock renewed while its function runs. */
async function pumpSingles(pumping: Pumping, signal: AbortSignal): Promise<void> {
  const { options } = pumping;
  const receiver = openReceiver(pumping);
  const logged = logFailure(pumping);
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
        logged(error);
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
  return untilStopped(signal, logFailure(pumping), async () => {
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

function logFailure({ trigger, logError }: Pumping): (thrown: unknown) => void {
  return (thrown) => logError(`Receiving from ${trigger.entity} failed: ${String(thrown)}`);
}

async function succeeds(
  { trigger, keepsEmpty, invoke, logError }: Pumping,
  messages: Messages,
): Promise<boolean> {
  let input: ServiceBusInput;
  try {
    const [first] = messages;
    input =
      trigger.cardinality === "one" && first !== undefined
        ? singleInput(first, trigger.binary)
        : batchInput(messages, { binary: trigger.binary, keepsEmpty });
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
