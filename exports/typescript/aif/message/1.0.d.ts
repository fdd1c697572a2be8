// Generated from schemas/aif/message/1.0.json by `npm run generate`. Do not edit.

/**
 * A message of the Application Integration Framework of Dynamics AX, or of a service of Finance & Operations that writes its envelope. XML does not say what a number or a date is, so every value is a text exactly as it stands in the document.
 */
export interface AifMessage {
  /**
   * The id of the message, in lower case and without braces.
   */
  messageId?: string;
  /**
   * The id of the message that this one answers, in lower case and without braces.
   */
  requestMessageId?: string;
  /**
   * The same for all messages of one conversation, in lower case and without braces.
   */
  conversationId?: string;
  /**
   * The URI of what is to be done or was done; its last two steps are the service and the operation.
   */
  action?: string;
  /**
   * The company, spelt as sent.
   */
  company?: string;
  /**
   * All other members of the header, written as `parts` is.
   */
  header?: {
    [k: string]: unknown;
  };
  /**
   * The documents of the message by their names, such as `SalesOrder`, `EntityKeyList` or `Fault`. An element without attributes and children is its text; any other is an object of its attributes (`@name`), its children (by name) and its own text (`#text`); `@xmlns` stands where a namespace differs from that around it, spelt with http and without white space. A record (`@class` is `entity`), EntityKey, KeyField and CriteriaElement are lists even where there is one of them; any other element is a list where it is repeated.
   */
  parts: {
    [k: string]: unknown;
  };
}
