import { attributeProblem } from "./attribute-rules.ts";
import type { EventMembers } from "./event-value.ts";
import { refuseInput } from "./refusal.ts";

/** An event as it came: what is delivered is this text, to the letter. */
export interface PublishedEvent {
  readonly id: string;
  readonly source: string;
  readonly type: string;
  readonly subject: string | undefined;
  /** The event as a JSON object, exactly as published. */
  readonly text: string;
}

/** An event while it is matched with the subscriptions; only its text is kept after that. */
export interface IncomingEvent {
  readonly event: PublishedEvent;
  readonly members: EventMembers;
}

/**
 * Checks one event.
 *
 * @param value What `JSON.parse` makes of the text.
 * @throws Refusal when it breaks a rule of CloudEvents.
 */
export function readIncomingEvent(text: string, value: unknown): IncomingEvent {
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    throw refuseInput("An event must be a JSON object.");
  }
  const members: EventMembers = { ...value };
  const problem = attributeProblem(members);
  if (problem !== undefined) throw refuseInput(problem);
  const { id, source, type, subject } = members;
  const event = {
    id: String(id),
    source: String(source),
    type: String(type),
    subject: typeof subject === "string" ? subject : undefined,
    text,
  };
  return { event, members };
}
