import type { ServiceBusReceivedMessage, ServiceBusReceiver } from "@azure/service-bus";

type DeadLetterReason = NonNullable<Parameters<ServiceBusReceiver["deadLetterMessage"]>[1]>;
type MessageProperties = NonNullable<Parameters<ServiceBusReceiver["abandonMessage"]>[1]>;

/** The four ways to settle a message. Each promise ends as the SDK's own. */
export interface Settle {
  complete(message: ServiceBusReceivedMessage): Promise<void>;
  abandon(message: ServiceBusReceivedMessage, properties?: MessageProperties): Promise<void>;
  defer(message: ServiceBusReceivedMessage, properties?: MessageProperties): Promise<void>;
  deadLetter(message: ServiceBusReceivedMessage, reason?: DeadLetterReason): Promise<void>;
}

type SettlingReceiver = Pick<
  ServiceBusReceiver,
  "completeMessage" | "abandonMessage" | "deferMessage" | "deadLetterMessage"
>;

interface Turn {
  readonly completes: boolean;
  readonly start: () => void;
}

/** A receiver has one order of turns, whoever asks for it. */
const known = new WeakMap<SettlingReceiver, Settle>();

/**
 * The one way in which our code settles messages with the SDK.
 *
 * rhea 3.0.5, on which the SDK stands, writes two neighbouring deliveries that are settled in one turn of the
 * event loop into one frame with the outcome of the first (`write_dispositions` in its session.js), so that an
 * abandoned message can be completed and lost. So completions share a turn, and every other outcome has its own.
 */
export function settlement(receiver: SettlingReceiver): Settle {
  const before = known.get(receiver);
  if (before !== undefined) return before;
  const inTurn = turns();
  const settle: Settle = {
    complete: (message) => inTurn(true, () => receiver.completeMessage(message)),
    abandon: (message, properties) => inTurn(false, () => receiver.abandonMessage(message, properties)),
    defer: (message, properties) => inTurn(false, () => receiver.deferMessage(message, properties)),
    deadLetter: (message, reason) => inTurn(false, () => receiver.deadLetterMessage(message, reason)),
  };
  known.set(receiver, settle);
  return settle;
}

/** Starts actions in the order asked for: completions that stand together in one turn, any other alone. */
function turns(): (completes: boolean, action: () => Promise<void>) => Promise<void> {
  const waiting: Turn[] = [];
  let scheduled = false;

  function run(): void {
    const together = waiting[0]?.completes;
    do waiting.shift()?.start();
    while (together && waiting[0]?.completes);
    scheduled = waiting.length > 0;
    // A turn is over when its microtasks have run: rhea writes its frames in them.
    if (scheduled) setImmediate(run);
  }

  return (completes, action) =>
    new Promise((resolve, reject) => {
      waiting.push({ completes, start: () => action().then(resolve, reject) });
      if (!scheduled) {
        scheduled = true;
        setImmediate(run);
      }
    });
}
