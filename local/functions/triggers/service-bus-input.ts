import type { ServiceBusReceivedMessage } from "@azure/service-bus";
import type { TypedData } from "../rpc.ts";

type Metadata = Readonly<Record<string, TypedData>>;

/** What a function is given of its messages. */
export interface ServiceBusInput {
  readonly data: TypedData;
  readonly metadata: Metadata;
}

/** .NET's text properties by their metadata key, read from the JS SDK's message. */
const TEXTS: Readonly<Record<string, (message: ServiceBusReceivedMessage) => unknown>> = {
  DeadLetterSource: (message) => message.deadLetterSource,
  LockToken: (message) => message.lockToken,
  MessageId: (message) => message.messageId,
  ContentType: (message) => message.contentType,
  ReplyTo: (message) => message.replyTo,
  To: (message) => message.to,
  Subject: (message) => message.subject,
  CorrelationId: (message) => message.correlationId,
  SessionId: (message) => message.sessionId,
  ReplyToSessionId: (message) => message.replyToSessionId,
  PartitionKey: (message) => message.partitionKey,
};

/** .NET's times; each is given as a DateTime too, under its name with `Utc` at the end. */
const TIMES: Readonly<Record<string, (message: ServiceBusReceivedMessage) => Date | undefined>> = {
  ExpiresAt: (message) => message.expiresAtUtc,
  EnqueuedTime: (message) => message.enqueuedTimeUtc,
};

/** Everything else; the host turns what is neither text nor a list of longs into JSON. */
const OTHERS: Readonly<Record<string, (message: ServiceBusReceivedMessage) => unknown>> = {
  // The JS SDK counts failed deliveries, .NET counts this one too.
  DeliveryCount: (message) => (message.deliveryCount ?? 0) + 1,
  ApplicationProperties: (message) => message.applicationProperties ?? {},
};

/** Keys that the extension gives under an older name too. */
const OLDER_NAMES = { Label: "Subject", UserProperties: "ApplicationProperties" } as const;

/**
 * The input of a function with cardinality `one`: the body as bytes when its trigger asks for them, else as UTF-8 text.
 *
 * @throws Error for a body that is an AMQP value or sequence.
 */
export function singleInput(message: ServiceBusReceivedMessage, binary: boolean): ServiceBusInput {
  const bytes = bodyBytes(message);
  return { data: binary ? { bytes } : { string: text(bytes) }, metadata: singleMetadata(message) };
}

/** How a batch is handed over. */
export interface BatchForm {
  /** Bodies as bytes, as the trigger asks, or as text. */
  readonly binary: boolean;
  /** Whether the app announced `IncludeEmptyEntriesInMessagePayload`. */
  readonly keepsEmpty: boolean;
}

/**
 * The input of a function with cardinality `many`; empty texts are left out, as by the host, unless the app asks.
 *
 * @throws Error for a body that is an AMQP value or sequence.
 */
export function batchInput(
  messages: readonly ServiceBusReceivedMessage[],
  { binary, keepsEmpty }: BatchForm,
): ServiceBusInput {
  const bodies = messages.map(bodyBytes);
  const data = binary ? { collectionBytes: { bytes: bodies } } : texts(bodies.map(text), keepsEmpty);
  return { data, metadata: batchMetadata(messages, keepsEmpty) };
}

/**
 * What the .NET extension tells of one message (ServiceBusTriggerBindingStrategy.cs of azure-sdk-for-net), in the
 * shapes that the host gives it. The extension's action objects mean nothing outside .NET and are left out.
 */
function singleMetadata(message: ServiceBusReceivedMessage): Metadata {
  const metadata: Record<string, TypedData> = {
    SequenceNumber: { json: String(message.sequenceNumber ?? 0) },
  };
  for (const [name, read] of Object.entries(TEXTS)) {
    const value = read(message);
    if (value !== undefined && value !== null) metadata[name] = { string: String(value) };
  }
  for (const [name, read] of Object.entries(TIMES)) {
    const time = read(message);
    if (time === undefined) continue;
    metadata[`${name}Utc`] = { json: JSON.stringify(dateTime(time)) };
    metadata[name] = { json: JSON.stringify(withZone(dateTime(time))) };
  }
  for (const [name, read] of Object.entries(OTHERS)) metadata[name] = { json: JSON.stringify(read(message)) };
  return withOlderNames(metadata, "");
}

/** The same of a batch, in parallel arrays `<key>Array`; those of texts have no place for an empty one. */
function batchMetadata(messages: readonly ServiceBusReceivedMessage[], keepsEmpty: boolean): Metadata {
  const sequenceNumbers = messages.map((message) => Number(message.sequenceNumber ?? 0));
  const metadata: Record<string, TypedData> = {
    SequenceNumberArray: { collectionSint64: { sint64: sequenceNumbers } },
  };
  for (const [name, read] of Object.entries(TEXTS))
    metadata[`${name}Array`] = texts(messages.map(read), keepsEmpty);
  // The extension gives the partition keys under this name too.
  metadata.TransactionPartitionKeyArray = texts(
    messages.map((message) => message.partitionKey),
    keepsEmpty,
  );
  for (const [name, read] of Object.entries(TIMES)) {
    const times = messages.map((message) => dateTime(read(message)));
    metadata[`${name}UtcArray`] = { json: JSON.stringify(times) };
    metadata[`${name}Array`] = { json: JSON.stringify(times.map(withZone)) };
  }
  for (const [name, read] of Object.entries(OTHERS))
    metadata[`${name}Array`] = { json: JSON.stringify(messages.map(read)) };
  return withOlderNames(metadata, "Array");
}

function withOlderNames(metadata: Record<string, TypedData>, suffix: string): Metadata {
  for (const [older, name] of Object.entries(OLDER_NAMES)) {
    const value = metadata[`${name}${suffix}`];
    if (value !== undefined) metadata[`${older}${suffix}`] = value;
  }
  return metadata;
}

/**
 * The host leaves null and empty entries out of a string array unless the app's capabilities ask for them
 * (`ToRpcStringArray` in GrpcMessageConversionExtensions.cs of the host).
 */
function texts(values: readonly unknown[], keepsEmpty: boolean): TypedData {
  const all = values.map((value) => (value === undefined || value === null ? "" : String(value)));
  return { collectionString: { string: keepsEmpty ? all : all.filter((value) => value !== "") } };
}

/** .NET's `Body` gives no bytes of an AMQP value or sequence either. */
function bodyBytes(message: ServiceBusReceivedMessage): Uint8Array {
  if (message.body instanceof Uint8Array) return message.body;
  if (message.body === undefined || message.body === null) return new Uint8Array();
  throw new Error(
    `Message ${String(message.messageId)} has an AMQP ${message._rawAmqpMessage.bodyType ?? "unknown"} body; the ` +
      "Functions host reads data bodies alone. Send the body as bytes.",
  );
}

function text(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("utf8");
}

/** How Newtonsoft.Json writes a DateTime of no kind: no zone, and no zeros at the end of its fraction. */
function dateTime(time: Date | undefined): string | undefined {
  if (time === undefined) return undefined;
  const text = time.toISOString();
  let end = text.length - 1;
  while (text[end - 1] === "0") end--;
  return text.slice(0, text[end - 1] === "." ? end - 1 : end);
}

/** The same of a DateTimeOffset. */
function withZone(time: string | undefined): string | undefined {
  return time === undefined ? undefined : `${time}+00:00`;
}
