import { keptHeaders } from "../shared/accept/kept-headers.ts";
import { toFailure } from "../shared/failure/failure.ts";
import { arrivalId } from "../shared/inbound/arrival.ts";
import type { Message } from "../shared/inbound/message.ts";
import { type ConvertFacts, messageToEvents } from "../shared/pipeline/convert-message.ts";
import type { EndpointKind } from "../shared/settings/endpoint.ts";

/** What a message's sender would have declared, and the moment that stands for its arrival. */
export interface Declared {
  readonly source: EndpointKind;
  readonly contentType: string;
  /** Names in any case. */
  readonly headers: ReadonlyMap<string, string>;
  readonly nowMs: number;
}

/** What became of one file: the line to print, and whether its message was understood. */
export interface Converted {
  readonly line: string;
  readonly understood: boolean;
}

/** Where the schemas have their `$id`; an app's own setting says where it serves them. */
const SCHEMA_BASE_URL = "https://d365-events.dev/schemas";

/**
 * Takes a message as if it had been posted to an endpoint that is named like its source, in the environment `local`.
 *
 * The events are printed as the exact texts that would be published: parsing them again could change numbers.
 */
export function convert(file: string, body: Uint8Array, declared: Declared): Converted {
  try {
    const events = messageToEvents(toMessage(file, body, declared), factsOf(declared));
    const texts = events.map((event) => event.text).join(",");
    return { line: `{"file":${JSON.stringify(file)},"events":[${texts}]}`, understood: true };
  } catch (error) {
    const { code, message } = toFailure(error);
    return { line: JSON.stringify({ file, failure: { code, message } }), understood: false };
  }
}

/** The message that a file stands for. */
export function toMessage(file: string, body: Uint8Array, declared: Declared): Message {
  const { source, contentType, nowMs } = declared;
  const headers = new Map([...declared.headers].map(([name, value]) => [name.toLowerCase(), value]));
  return {
    arrival: arrivalId(nowMs, [file]),
    endpoint: { name: source, kind: source, environment: "local", webhook: true, queueFormat: undefined },
    path: "webhook",
    receivedAtMs: nowMs,
    contentType: contentType.split(";", 1)[0]?.trim().toLowerCase(),
    headers: keptHeaders((name) => headers.get(name)),
    properties: {},
    traceparent: headers.get("traceparent"),
    body,
  };
}

/** What is known when events are made. No secret is at hand, so any `clientState` is taken. */
export function factsOf({ nowMs }: Declared): ConvertFacts {
  return { nowMs, isClientState: () => true, schemaBaseUrl: SCHEMA_BASE_URL };
}
