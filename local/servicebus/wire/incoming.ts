import type { Content } from "../queues/message.ts";
import { elements, isNull, textOf, timestampOf, uintOf } from "./amqp-read.ts";
import { encodeList, encodeSection, encodeString } from "./amqp-write.ts";
import { cutSections, SECTION, type Sections } from "./sections.ts";

/** Fields of the header and of the properties (AMQP 1.0, part 3, 3.2.1 and 3.2.4), by their place. */
const HEADER_TTL = 2;
const PROPERTIES_MESSAGE_ID = 0;
const PROPERTIES_GROUP_ID = 10;

const SCHEDULED_TIME = "x-opt-scheduled-enqueue-time";

/**
 * What a queue keeps of a message that was sent.
 *
 * @param newMessageId Names a message that has no id, as the service does; the id becomes part of its bytes.
 */
export function readMessage(received: Buffer, newMessageId: () => string): Content {
  const sections = cutSections(received);
  const header = sections.header === undefined ? [] : elements(sections.header);
  const properties = sections.properties === undefined ? [] : elements(sections.properties);
  // Read for nothing but a refusal now, since a settlement may change them later.
  if (sections.applicationProperties !== undefined) elements(sections.applicationProperties);
  const givenId = properties[PROPERTIES_MESSAGE_ID];
  const messageId = givenId === undefined || isNull(givenId) ? undefined : idText(givenId);
  const content = {
    sessionId: textOf(properties[PROPERTIES_GROUP_ID]),
    ttlMs: uintOf(header[HEADER_TTL]),
    scheduledAtMs: timestampOf(entry(sections.messageAnnotations, SCHEDULED_TIME)),
  };
  // A copy: the received bytes are a view of whatever else the socket brought with them.
  if (messageId !== undefined) return { ...content, messageId, bytes: Buffer.from(received) };
  const newId = newMessageId();
  return { ...content, messageId: newId, bytes: withMessageId(sections, properties, newId) };
}

/** Message ids may be strings, numbers, UUIDs or bytes; those that differ must not become equal. */
function idText(id: Buffer): string {
  return textOf(id) ?? `amqp:${id.toString("hex")}`;
}

function withMessageId(sections: Sections, properties: readonly Buffer[], id: string): Buffer {
  const named = encodeList([encodeString(id), ...properties.slice(1)]);
  return Buffer.concat([
    ...section(SECTION.header, sections.header),
    ...section(SECTION.messageAnnotations, sections.messageAnnotations),
    encodeSection(SECTION.properties, named),
    ...section(SECTION.applicationProperties, sections.applicationProperties),
    sections.body,
  ]);
}

function section(code: number, value: Buffer | undefined): readonly Buffer[] {
  return value === undefined ? [] : [encodeSection(code, value)];
}

function entry(map: Buffer | undefined, key: string): Buffer | undefined {
  const parts = map === undefined ? [] : elements(map);
  const index = parts.findIndex((part, at) => at % 2 === 0 && textOf(part) === key);
  return index < 0 ? undefined : parts[index + 1];
}
