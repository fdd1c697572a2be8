import type { DeadLetterNote, MessageLock, QueuedMessage } from "../queues/message.ts";
import { elements, textOf } from "./amqp-read.ts";
import {
  encodeInt,
  encodeList,
  encodeLong,
  encodeMap,
  encodeSection,
  encodeString,
  encodeSymbol,
  encodeTimestamp,
  encodeUint,
  NULL,
} from "./amqp-write.ts";
import { cutSections, SECTION } from "./sections.ts";

const STATE = { active: 0, deferred: 1, scheduled: 2 } as const;

// The annotations of the service: learn.microsoft.com, "AMQP 1.0 in Azure Service Bus protocol guide".
const KEY = {
  sequence: encodeSymbol("x-opt-sequence-number"),
  firstSequence: encodeSymbol("x-opt-enqueue-sequence-number"),
  enqueuedTime: encodeSymbol("x-opt-enqueued-time"),
  lockedUntil: encodeSymbol("x-opt-locked-until"),
  state: encodeSymbol("x-opt-message-state"),
} as const;
const OWN_KEYS: ReadonlySet<string | undefined> = new Set(Object.values(KEY).map(textOf));

const DEAD_LETTER_REASON = "DeadLetterReason";
const DEAD_LETTER_DESCRIPTION = "DeadLetterErrorDescription";

/** A queued message as it goes to a receiver. Properties and body are the very bytes that were sent. */
export function writeMessage(message: QueuedMessage, lock: MessageLock | undefined): Buffer {
  const { bytes } = message.content;
  const sent = cutSections(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  const applicationProperties = withChanges(sent.applicationProperties, message);
  return Buffer.concat([
    encodeSection(SECTION.header, header(sent.header, message.deliveryCount)),
    encodeSection(SECTION.messageAnnotations, annotations(sent.messageAnnotations, message, lock)),
    ...(sent.properties === undefined ? [] : [encodeSection(SECTION.properties, sent.properties)]),
    ...(applicationProperties === undefined
      ? []
      : [encodeSection(SECTION.applicationProperties, applicationProperties)]),
    sent.body,
  ]);
}

/** Durability, priority and time to live stay as they were sent. */
function header(sent: Buffer | undefined, deliveryCount: number): Buffer {
  const [durable = NULL, priority = NULL, ttl = NULL] = sent === undefined ? [] : elements(sent);
  return encodeList([durable, priority, ttl, NULL, encodeUint(deliveryCount)]);
}

function annotations(
  sent: Buffer | undefined,
  message: QueuedMessage,
  lock: MessageLock | undefined,
): Buffer {
  const own = [
    KEY.sequence,
    encodeLong(message.sequence),
    KEY.firstSequence,
    encodeLong(message.firstSequence),
    KEY.enqueuedTime,
    encodeTimestamp(message.enqueuedAtMs),
    KEY.state,
    encodeInt(STATE[message.state]),
  ];
  if (lock !== undefined) own.push(KEY.lockedUntil, encodeTimestamp(lock.untilMs));
  return encodeMap(sent === undefined ? own : [...entriesWithout(sent, OWN_KEYS), ...own]);
}

/** The application properties with what settlements set; the rest keeps its bytes and its order. */
function withChanges(sent: Buffer | undefined, message: QueuedMessage): Buffer | undefined {
  const { properties, deadLetter } = message;
  if (properties.size === 0 && deadLetter === undefined) return sent;
  const changes = new Map(properties);
  for (const [key, value] of deadLetterProperties(deadLetter)) changes.set(key, value);
  const kept = sent === undefined ? [] : entriesWithout(sent, new Set(changes.keys()));
  const changed = [...changes].flatMap(([key, value]) => [encodeString(key), Buffer.from(value)]);
  return encodeMap([...kept, ...changed]);
}

function deadLetterProperties(note: DeadLetterNote | undefined): readonly (readonly [string, Buffer])[] {
  const { reason, description } = note ?? {};
  return [
    ...(reason === undefined ? [] : [[DEAD_LETTER_REASON, encodeString(reason)] as const]),
    ...(description === undefined ? [] : [[DEAD_LETTER_DESCRIPTION, encodeString(description)] as const]),
  ];
}

function entriesWithout(map: Buffer, keys: ReadonlySet<string | undefined>): readonly Buffer[] {
  const parts = elements(map);
  return parts.filter((part, index) => {
    const key = index % 2 === 0 ? part : parts[index - 1];
    return !keys.has(textOf(key));
  });
}
