import { ORGANIZATION_HOST } from "../../organization.ts";
import type { ContextModel } from "../../writers/model.ts";
import { numberOf, type Row, textOf } from "../rows/value.ts";
import {
  CONTENT_TYPES,
  FORMATS,
  type MessageFormat,
  messageBody,
  QUEUE_LIMIT_BYTES,
} from "./message-body.ts";
import type { DeliveryOutcome } from "./outcome.ts";

/** A message as it leaves for a queue or topic. */
export interface QueueMessage {
  readonly body: Buffer;
  readonly contentType: string;
  readonly correlationId: string;
  readonly applicationProperties: Readonly<Record<string, string | boolean>>;
}

/** The way to queues and topics. */
export interface QueueSenders {
  /** Rejects when the message could not be sent; whether another try may help is the reason's to say. */
  send(to: QueueAddress, message: QueueMessage): Promise<void>;
  close(): Promise<void>;
}

export interface QueueAddress {
  /** As `sb://contoso.servicebus.windows.net/`. */
  readonly namespace: string;
  readonly path: string;
  readonly keyName: string;
  readonly key: string;
}

const CLAIMS = "http://schemas.microsoft.com/xrm/2011/Claims/";

/** Sends a context to a queue or topic in the endpoint's format («Azure integration»). */
export async function sendToQueue(
  endpoint: Row,
  context: ContextModel,
  senders: QueueSenders,
): Promise<DeliveryOutcome> {
  const format = formatOf(endpoint);
  const { bytes, isCut } = messageBody(context, format, QUEUE_LIMIT_BYTES);
  if (bytes.length > QUEUE_LIMIT_BYTES) {
    return {
      kind: "failed",
      message: `The message is not sent: it has ${bytes.length} bytes after it was cut, and ${QUEUE_LIMIT_BYTES} are allowed.`,
    };
  }
  const message: QueueMessage = {
    body: bytes,
    contentType: CONTENT_TYPES[format],
    correlationId: context.correlationId,
    applicationProperties: {
      [`${CLAIMS}Organization`]: ORGANIZATION_HOST,
      [`${CLAIMS}User`]: context.userId,
      [`${CLAIMS}InitiatingUser`]: context.initiatingUserId,
      [`${CLAIMS}EntityLogicalName`]: context.table,
      [`${CLAIMS}RequestName`]: context.message,
      ...(isCut ? { MessageMaxSizeExceeded: true } : {}),
    },
  };
  try {
    await senders.send(addressOf(endpoint), message);
    return { kind: "delivered", arrival: undefined };
  } catch (error) {
    return { kind: "unreachable", message: error instanceof Error ? error.message : String(error) };
  }
}

function formatOf(endpoint: Row): MessageFormat {
  const format = numberOf(endpoint, "messageformat");
  if (format === FORMATS.json) return FORMATS.json;
  return format === FORMATS.xml ? FORMATS.xml : FORMATS.binary;
}

function addressOf(endpoint: Row): QueueAddress {
  return {
    namespace: textOf(endpoint, "namespaceaddress") ?? "",
    path: textOf(endpoint, "path") ?? "",
    keyName: textOf(endpoint, "saskeyname") ?? "",
    key: textOf(endpoint, "saskey") ?? "",
  };
}
