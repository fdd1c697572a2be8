import type { ServiceBusReceivedMessage, ServiceBusReceiver } from "@azure/service-bus";

interface Locked {
  readonly receiver: Pick<ServiceBusReceiver, "renewMessageLock">;
  readonly message: ServiceBusReceivedMessage;
  /** After this time the lock is left to run out. */
  readonly longestMs: number;
  readonly now?: () => number;
}

/**
 * Waits for work on a message and renews its lock meanwhile, each time when half of it is over. A renewal that fails
 * is the last one: what becomes of the message shows when it is settled.
 */
export async function whileRenewed<T>(
  { receiver, message, longestMs, now = Date.now }: Locked,
  work: Promise<T>,
): Promise<T> {
  const endMs = now() + longestMs;
  let timer: NodeJS.Timeout | undefined;
  let done = false;

  function renewLater(lockedUntil: Date | undefined): void {
    if (done || lockedUntil === undefined) return;
    const waitMs = Math.max(0, (lockedUntil.getTime() - now()) / 2);
    if (now() + waitMs >= endMs) return;
    timer = setTimeout(() => {
      receiver.renewMessageLock(message).then(renewLater, () => undefined);
    }, waitMs);
  }

  renewLater(message.lockedUntilUtc);
  try {
    return await work;
  } finally {
    done = true;
    clearTimeout(timer);
  }
}
