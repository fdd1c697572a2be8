import { hash } from "node:crypto";
import { Failure } from "../failure/failure.ts";

/** A batch as the Functions library hands it over: bodies, and metadata about them, neither of a known type. */
export interface BrokerBatch {
  readonly bodies: unknown;
  readonly metadata: Readonly<Record<string, unknown>> | undefined;
}

/** One message of a batch, with what the broker says of it. */
export interface BrokerMessage {
  readonly body: Uint8Array;
  /** Names in lower case. */
  readonly properties: Readonly<Record<string, unknown>>;
  readonly messageId: string | undefined;
  /** As the sender said it; absent also where the host lost which message said it. */
  readonly contentType: string | undefined;
  readonly enqueuedAtMs: number;
  /** How often its queue has given it out, this time included; 1 where the host does not say. */
  readonly deliveries: number;
  /** What sets it apart from every other message of its queue, the same at each delivery. */
  readonly facts: readonly string[];
}

/**
 * Takes a batch apart.
 *
 * The host hands metadata over as parallel arrays. Unless it knows the capability that the app asks for, it leaves
 * empty texts out of arrays of text, which moves every later entry; so an array of text counts only when it has an
 * entry for each body. Bodies and properties keep their places. (The Functions host's GrpcMessageConversionExtensions.)
 */
export function brokerMessages(batch: BrokerBatch, nowMs: number): readonly BrokerMessage[] {
  const isOne = !Array.isArray(batch.bodies);
  const bodies = Array.isArray(batch.bodies) ? batch.bodies : [batch.bodies];
  const column = (name: string): readonly unknown[] | undefined => {
    // A trigger of cardinality one gets the same facts under the same names, each by itself.
    const single = batch.metadata?.[name.replace(/Array$/, "")];
    if (isOne) return single === undefined ? undefined : [single];
    const values = batch.metadata?.[name];
    return Array.isArray(values) && values.length === bodies.length ? values : undefined;
  };
  const properties = column("applicationPropertiesArray");
  const ids = column("messageIdArray");
  const contentTypes = column("contentTypeArray");
  const sequence = column("sequenceNumberArray");
  const times = column("enqueuedTimeUtcArray");
  // .NET counts the delivery that is under way (ServiceBusReceivedMessage.DeliveryCount).
  const deliveries = column("deliveryCountArray");
  return bodies.map((value: unknown, index) => {
    const body = toBytes(value);
    const messageId = ids?.[index] === undefined ? undefined : String(ids[index]);
    const enqueuedAtMs = utcMs(String(times?.[index]));
    return {
      body,
      properties: lowerCased(properties?.[index]),
      messageId,
      contentType: contentTypes === undefined ? undefined : String(contentTypes[index]),
      enqueuedAtMs: Number.isNaN(enqueuedAtMs) ? nowMs : enqueuedAtMs,
      deliveries: Math.max(1, Number(deliveries?.[index]) || 1),
      facts: factsOf(sequence?.[index], messageId, body),
    };
  });
}

/**
 * The sequence number alone, which keeps its place in every batch; the id may be left out with its neighbour's. Above
 * 2^53 a number has lost digits, and the body helps; messages alike in both are alike in all that matters.
 */
function factsOf(number: unknown, messageId: string | undefined, body: Uint8Array): readonly string[] {
  if (Number.isSafeInteger(number)) return [String(number)];
  return [number === undefined ? (messageId ?? "") : String(number), hash("sha256", body)];
}

/** Times of the broker are in UTC, whether they say so or not, and whatever zone the app was given. */
function utcMs(text: string): number {
  return Date.parse(/(?:z|[+-][0-9]{2}:?[0-9]{2})$/i.test(text) ? text : `${text}Z`);
}

/** The triggers ask for bytes. Anything else was parsed on the way, and may be damaged: the batch goes back. */
function toBytes(value: unknown): Uint8Array {
  if (value instanceof Uint8Array) return value;
  throw new Failure(
    "UNEXPECTED",
    `Expected the bytes of a queue message, got ${typeof value}: the trigger must ask for dataType binary.`,
  );
}

function lowerCased(value: unknown): Readonly<Record<string, unknown>> {
  if (typeof value !== "object" || value === null) return {};
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name.toLowerCase(), member]));
}
