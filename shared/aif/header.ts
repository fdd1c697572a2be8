import type { JsonObject } from "../cloudevents/event-draft.ts";
import type { Element } from "./element.ts";
import { childrenJson } from "./element-json.ts";

/** What the header of an envelope says. */
export interface Header {
  readonly messageId: string | undefined;
  readonly requestMessageId: string | undefined;
  readonly conversationId: string | undefined;
  /** A URI whose last two steps are service and operation. */
  readonly action: string | undefined;
  readonly company: string | undefined;
  /** All other members. */
  readonly rest: JsonObject;
}

/** Reads a header, or the absence of one. White space in ids and URIs is layout: pages print them over two lines. */
export function readHeader(header: Element | undefined): Header {
  const left = [...(header?.children ?? [])];
  const take = (name: string): string | undefined => {
    const found = left.filter(({ local }) => local === name);
    const [only] = found;
    // What is not one plain text is kept with the rest.
    if (only === undefined || found.length > 1 || only.children.length + only.attributes.length > 0)
      return undefined;
    left.splice(left.indexOf(only), 1);
    return only.text.trim() === "" ? undefined : only.text;
  };
  return {
    messageId: readId(take("MessageId")),
    requestMessageId: readId(take("RequestMessageId")),
    conversationId: readId(take("ConversationId")),
    action: take("Action")?.replace(/\s+/g, ""),
    company: take("Company")?.trim(),
    rest: childrenJson(left, header?.namespace ?? ""),
  };
}

/** In lower case, without the braces that Dynamics AX writes. */
export function readId(text: string | undefined): string | undefined {
  const id = text
    ?.replace(/\s+/g, "")
    .replace(/^\{(.*)\}$/, "$1")
    .toLowerCase();
  return id === "" ? undefined : id;
}
