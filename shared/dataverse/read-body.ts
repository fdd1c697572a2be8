import type { Json } from "../cloudevents/event-draft.ts";
import { Failure, shown } from "../failure/failure.ts";
import type { Message } from "../inbound/message.ts";
import { MESSAGE_FORMATS, type MessageFormat } from "../settings/endpoint.ts";
import { readBinaryXml } from "../wire/binary-xml/read-binary-xml.ts";
import { readJson } from "../wire/json/read-json.ts";
import { readXml } from "../wire/xml/read-xml.ts";
import { readContract } from "./contract-xml/read-contract.ts";

/** Content types beside those of `MESSAGE_FORMATS` (RFC 7303, section 9.2). */
const OTHER_NAMES: Readonly<Record<string, MessageFormat>> = { "text/xml": "xml" };

/** What Dataverse calls each format ("ServiceEndpoint table reference", MessageFormat). */
const REGISTERED_AS: Readonly<Record<MessageFormat, string>> = {
  json: "messageformat 2 (Json)",
  xml: "messageformat 3 (Text XML)",
  msbin1: "messageformat 1 (Binary XML)",
};

/**
 * The tree that JSON shows of a RemoteExecutionContext, read from whichever format the message declares: a message
 * of a webhook that declares none is JSON.
 *
 * Fails with `FORMAT_UNSUPPORTED`, or as the reader of the format does.
 */
export function readBody(message: Message): Json {
  const format = declaredFormat(message);
  try {
    return readAs(format, message.body);
  } catch (thrown) {
    throw otherFormat(thrown, format, message) ?? thrown;
  }
}

function readAs(format: MessageFormat, body: Uint8Array): Json {
  switch (format) {
    case "json":
      return readJson(body);
    case "xml":
      return readContract(readXml, body);
    case "msbin1":
      return readContract(readBinaryXml, body);
  }
}

function declaredFormat({ path, contentType, endpoint }: Message): MessageFormat {
  if (contentType === undefined) return (path === "queue" ? endpoint.queueFormat : undefined) ?? "json";
  for (const format of FORMATS) if (MESSAGE_FORMATS[format] === contentType) return format;
  const other = OTHER_NAMES[contentType];
  if (other !== undefined) return other;
  throw new Failure(
    "FORMAT_UNSUPPORTED",
    `Expected ${FORMATS.map((format) => MESSAGE_FORMATS[format]).join(", ")} from the endpoint ${endpoint.name}, came «${shown(contentType)}». Register the service endpoint with ${REGISTERED_AS.json}.`,
  );
}

const FORMATS = ["json", "xml", "msbin1"] as const satisfies readonly MessageFormat[];

/**
 * Explains a failure by the bytes' being of another format than the one declared. They are not read as that: what a
 * message is, its sender says.
 */
function otherFormat(
  thrown: unknown,
  declared: MessageFormat,
  { body, endpoint }: Message,
): Failure | undefined {
  const actual = formatLike(body);
  if (!(thrown instanceof Failure) || actual === undefined || actual === declared) return undefined;
  return new Failure(
    "PAYLOAD_MALFORMED",
    `Expected ${MESSAGE_FORMATS[declared]}, as the endpoint ${endpoint.name} declares, came what looks like ${MESSAGE_FORMATS[actual]}. Register the service endpoint with ${REGISTERED_AS[declared]}, or declare queueFormat ${actual}.`,
    { cause: thrown },
  );
}

const SHORT_ELEMENT = 0x40;
const SHORT_XMLNS = 0x08;

/** The format that a body's beginning belongs to, if to one only. */
function formatLike(body: Uint8Array): MessageFormat | undefined {
  const nameLength = body[1] ?? 0;
  if (body[0] === SHORT_ELEMENT && body[2 + nameLength] === SHORT_XMLNS) return "msbin1";
  const start = Buffer.from(body.subarray(0, 64))
    .toString("latin1")
    .replace(/^\xef\xbb\xbf/, "")
    .trimStart();
  if (start.startsWith("<")) return "xml";
  return /^[{[]/.test(start) ? "json" : undefined;
}
