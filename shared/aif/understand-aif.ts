import type { EventDraft } from "../cloudevents/event-draft.ts";
import { Failure, shown } from "../failure/failure.ts";
import type { Message } from "../inbound/message.ts";
import { type Element, readElement } from "./element.ts";
import { type Batch, child, envelopeEvent } from "./envelope.ts";
import { readId } from "./header.ts";

const XML_MEDIA_TYPE = /^(application|text)\/([a-z0-9.-]+\+)?xml$/;

/** AX 2009 and AX 2012 differ in the year and month ("AIF Message Schema"). */
const MESSAGE_NAMESPACE =
  /^http:\/\/schemas\.microsoft\.com\/dynamics\/[0-9]{4}\/[0-9]{2}\/documents\/Message$/;
const BATCH_NAMESPACE = /^http:\/\/schemas\.microsoft\.com\/dynamics\/[0-9]{4}\/[0-9]{2}\/documents\/Batch$/;

/**
 * What a message of the Application Integration Framework means: one event for each envelope.
 *
 * Fails with `FORMAT_UNSUPPORTED`, with `SOURCE_MISMATCH`, and as `readXml` does.
 */
export function understandAif({ body, contentType, endpoint }: Message): readonly EventDraft[] {
  if (contentType !== undefined && !XML_MEDIA_TYPE.test(contentType)) throw unsupported(contentType);
  const root = readElement(body);
  if (isNamed(root, "Envelope", MESSAGE_NAMESPACE)) return [envelopeEvent(whole(root), undefined, endpoint)];
  if (!isNamed(root, "Batch", BATCH_NAMESPACE)) throw mismatch("an Envelope or a Batch of AIF", root);
  if (root.children.length === 0)
    throw new Failure("SOURCE_MISMATCH", `Expected a Batch with envelopes, came an empty one. ${NEXT}`);
  return root.children.map((envelope, index) => {
    if (!isNamed(envelope, "Envelope", MESSAGE_NAMESPACE))
      throw mismatch(`an Envelope of AIF as child ${index + 1} of the Batch`, envelope);
    return envelopeEvent(whole(envelope), batchOf(root, index), endpoint);
  });
}

function batchOf({ attributes }: Element, index: number): Batch {
  const attribute = (name: string): string | undefined =>
    attributes.find(({ namespace, local }) => namespace === "" && local === name)?.value;
  return { id: readId(attribute("BatchId")), conversationId: readId(attribute("ConversationId")), index };
}

/** An envelope may lack its header, and then has no key; one without a body says nothing at all. */
function whole(envelope: Element): Element {
  if (child(envelope, "Body") !== undefined) return envelope;
  const came = envelope.children.map(({ local }) => local).join(", ");
  throw new Failure(
    "SOURCE_MISMATCH",
    `Expected an Envelope with a Body, came one with «${shown(came)}». ${NEXT}`,
  );
}

function isNamed(element: Element, local: string, namespace: RegExp): boolean {
  return element.local === local && namespace.test(element.namespace);
}

const NEXT = "Check which endpoint the sender is registered with.";

function mismatch(expected: string, { namespace, local }: Element): Failure {
  const came = namespace === "" ? `«${local}»` : `«${local}» of the namespace «${shown(namespace)}»`;
  return new Failure("SOURCE_MISMATCH", `Expected ${expected}, came ${came}. ${NEXT}`);
}

function unsupported(contentType: string): Failure {
  return new Failure(
    "FORMAT_UNSUPPORTED",
    `Expected application/xml, came «${shown(contentType)}». An endpoint of kind aif takes XML.`,
  );
}
