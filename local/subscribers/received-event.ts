/** An event that a subscriber received, as it came. */
export interface ReceivedEvent {
  readonly id: string;
  readonly type: string;
  readonly subject: string | undefined;
  /** Where its data are, when it does not bear them itself. */
  readonly dataref: string | undefined;
  /** The event's JSON, to the letter. */
  readonly text: string;
}

/** @throws SyntaxError when the text is not JSON, TypeError when it is not a CloudEvent. */
export function readReceivedEvent(text: string): ReceivedEvent {
  const members: unknown = JSON.parse(text);
  if (typeof members === "object" && members !== null && "id" in members && "type" in members) {
    const subject = "subject" in members ? members.subject : undefined;
    const dataref = "dataref" in members && !("data" in members) ? members.dataref : undefined;
    return {
      id: String(members.id),
      type: String(members.type),
      subject: typeof subject === "string" ? subject : undefined,
      dataref: typeof dataref === "string" ? dataref : undefined,
      text,
    };
  }
  throw new TypeError("Expected a CloudEvent with an id and a type.");
}
