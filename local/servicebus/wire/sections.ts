import { binaryOf, malformed, textOf, valueEnd } from "./amqp-read.ts";

/** The sections of a message (AMQP 1.0, part 3, 3.2), by the code of their descriptor. */
export const SECTION = {
  header: 0x70,
  deliveryAnnotations: 0x71,
  messageAnnotations: 0x72,
  properties: 0x73,
  applicationProperties: 0x74,
  data: 0x75,
  sequence: 0x76,
  value: 0x77,
  footer: 0x78,
} as const;

const CODES_BY_NAME: Readonly<Record<string, number>> = {
  "amqp:header:list": SECTION.header,
  "amqp:delivery-annotations:map": SECTION.deliveryAnnotations,
  "amqp:message-annotations:map": SECTION.messageAnnotations,
  "amqp:properties:list": SECTION.properties,
  "amqp:application-properties:map": SECTION.applicationProperties,
  "amqp:data:binary": SECTION.data,
  "amqp:amqp-sequence:list": SECTION.sequence,
  "amqp:value:*": SECTION.value,
  "amqp:footer:map": SECTION.footer,
};

/** A message cut into its sections. Each is the value as it was sent, without the descriptor. */
export interface Sections {
  readonly header: Buffer | undefined;
  readonly messageAnnotations: Buffer | undefined;
  readonly properties: Buffer | undefined;
  readonly applicationProperties: Buffer | undefined;
  /** Body and footer, with their descriptors, as they were sent. */
  readonly body: Buffer;
}

/** Cuts a message. Delivery annotations are left out: they end at the first hop. */
export function cutSections(message: Buffer): Sections {
  const found = new Map<number, Buffer>();
  let start = 0;
  while (start < message.length) {
    const section = sectionAt(message, start);
    if (section.code >= SECTION.data) break;
    found.set(section.code, section.value);
    start = section.end;
  }
  if (start >= message.length) throw malformed("it has no body");
  return {
    header: found.get(SECTION.header),
    messageAnnotations: found.get(SECTION.messageAnnotations),
    properties: found.get(SECTION.properties),
    applicationProperties: found.get(SECTION.applicationProperties),
    body: message.subarray(start),
  };
}

/** The messages of a batch (message format 0x80013700): one in each data section. */
export function cutBatch(batch: Buffer): readonly Buffer[] {
  const messages: Buffer[] = [];
  let start = 0;
  while (start < batch.length) {
    const section = sectionAt(batch, start);
    if (section.code === SECTION.data) messages.push(binaryOf(section.value));
    start = section.end;
  }
  return messages;
}

function sectionAt(message: Buffer, start: number): { code: number; value: Buffer; end: number } {
  if (message[start] !== 0x00) throw malformed("a section has no descriptor");
  const valueStart = valueEnd(message, start + 1);
  const code = sectionCode(message.subarray(start + 1, valueStart));
  const end = valueEnd(message, valueStart);
  return { code, value: message.subarray(valueStart, end), end };
}

function sectionCode(descriptor: Buffer): number {
  const type = descriptor[0];
  const code = type === 0x53 || type === 0x80 ? descriptor.at(-1) : CODES_BY_NAME[textOf(descriptor) ?? ""];
  if (code === undefined || code < SECTION.header || code > SECTION.footer) {
    throw malformed(`no section has the descriptor ${descriptor.toString("hex")}`);
  }
  return code;
}
