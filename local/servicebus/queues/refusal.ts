/** Why the stand-in does not do what a client asked. Each has its AMQP condition in the broker. */
export type RefusalReason =
  | "lockLost"
  | "sessionLockLost"
  | "sessionBusy"
  | "noSession"
  | "entityNotFound"
  | "messageNotFound"
  | "queueFull"
  | "tooLarge"
  | "notAllowed"
  | "malformed";

/** A refusal that goes to the client that asked; nothing was changed. */
export class Refusal extends Error {
  override readonly name = "Refusal";
  readonly reason: RefusalReason;

  constructor(reason: RefusalReason, message: string, details: { readonly cause?: unknown } = {}) {
    super(message, details.cause === undefined ? undefined : { cause: details.cause });
    this.reason = reason;
  }
}

/** The refusal of an action, if it ended with one. Any other error is a fault of ours and goes on. */
export function refusalOf(action: () => void): Refusal | undefined {
  try {
    action();
    return undefined;
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
}
