import rhea from "rhea";
import { uuidBytes } from "../../wire/lock-token.ts";
import { writeMessage } from "../../wire/outgoing.ts";
import { numbers, optionalText, timeMs, wholeNumber } from "./arguments.ts";
import { NO_CONTENT, type Operation, ok, queueOf } from "./operation.ts";

/** A peek gives at most so many messages; the clients ask again for more. */
const MOST_PEEKED = 250;

const RECEIVE_AND_DELETE = 0;

export const peek: Operation = (managed, body) => {
  const atMost = Math.min(wholeNumber(body, "message-count"), MOST_PEEKED);
  const from = wholeNumber(body, "from-sequence-number");
  const found = queueOf(managed).peek(from, atMost, optionalText(body, "session-id"));
  if (found.length === 0) return NO_CONTENT;
  return ok({ messages: found.map((message) => ({ message: writeMessage(message, undefined) })) });
};

export const receiveDeferred: Operation = (managed, body) => {
  const queue = queueOf(managed);
  const settleMode = wholeNumber(body, "receiver-settle-mode");
  const mode = settleMode === RECEIVE_AND_DELETE ? "receiveAndDelete" : "peekLock";
  const messages = numbers(body, "sequence-numbers").map((sequence) => {
    const { message, lock } = queue.receiveDeferred(sequence, mode);
    const token = lock === undefined ? {} : { "lock-token": rhea.types.wrap_uuid(uuidBytes(lock.token)) };
    return { message: writeMessage(message, lock), ...token };
  });
  return ok({ messages });
};

export const deleteBatch: Operation = (managed, body) => {
  const atMost = wholeNumber(body, "message-count");
  const deleted = queueOf(managed).deleteWaiting(atMost, timeMs(body, "enqueued-time-utc"));
  return deleted === 0 ? NO_CONTENT : ok({ "message-count": rhea.types.wrap_int(deleted) });
};
