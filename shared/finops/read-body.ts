import type { Json } from "../cloudevents/event-draft.ts";
import { Failure, shown } from "../failure/failure.ts";
import type { Message } from "../inbound/message.ts";
import { MESSAGE_FORMATS } from "../settings/endpoint.ts";
import { readBinaryXml } from "../wire/binary-xml/read-binary-xml.ts";
import { isJsonMediaType } from "../wire/json/media-type.ts";
import { readJson } from "../wire/json/read-json.ts";

/** What a .NET program sends that gives a text to a Service Bus message and leaves its writing to the library. */
const STRING_NAMESPACE = "http://schemas.microsoft.com/2003/10/Serialization/";

/**
 * The JSON of a message: its body, or the text of the one element `string` that .NET binary XML holds when an event
 * went to Service Bus as a text.
 *
 * Fails with `FORMAT_UNSUPPORTED` or `SOURCE_MISMATCH`, and as the readers of its formats do.
 */
export function readBody({ body, contentType }: Message): Json {
  if (contentType === undefined || isJsonMediaType(contentType)) return readJson(body);
  if (contentType === MESSAGE_FORMATS.msbin1) return readJson(Buffer.from(readString(body)));
  throw new Failure(
    "FORMAT_UNSUPPORTED",
    `Expected application/json, came «${shown(contentType)}». Finance & Operations sends JSON.`,
  );
}

function readString(body: Uint8Array): string {
  const texts: string[] = [];
  readBinaryXml(body, {
    start({ namespace, local }) {
      if (local !== "string" || namespace !== STRING_NAMESPACE) throw mismatch(local, namespace);
    },
    text: (characters) => void texts.push(characters),
    end: () => undefined,
  });
  return texts.join("");
}

function mismatch(local: string, namespace: string): Failure {
  const came = `«${shown(local)}» of the namespace «${shown(namespace)}»`;
  return new Failure(
    "SOURCE_MISMATCH",
    `Expected the element string of ${STRING_NAMESPACE}, came ${came}. A context of Dataverse belongs to an endpoint of kind dataverse with finopsEnvironment.`,
  );
}
