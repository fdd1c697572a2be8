import type { ServiceBusReceivedMessage } from "@azure/service-bus";
import { type ReceivedEvent, readReceivedEvent } from "./received-event.ts";

/**
 * The event that a message brings, or nothing when its body is none.
 *
 * @param message Received with `skipParsingBodyAsJson`: else the SDK parses the body, and digits are lost.
 */
export function eventOfMessage({ body }: ServiceBusReceivedMessage): ReceivedEvent | undefined {
  if (!(body instanceof Uint8Array)) return undefined;
  try {
    return readReceivedEvent(Buffer.from(body).toString("utf8"));
  } catch {
    return undefined;
  }
}

/** Why a message that brings no event goes to the dead letters of its queue. */
export const NO_EVENT = {
  deadLetterReason: "NoCloudEvent",
  deadLetterErrorDescription: "The body is not the JSON of a CloudEvent.",
} as const;
