import { contentHash } from "../cloudevents/content-hash.ts";
import type { EventDraft } from "../cloudevents/event-draft.ts";
import { makeEvent, type PublishedEvent } from "../cloudevents/make-event.ts";
import { checkContract } from "../contracts/check-contract.ts";
import type { Message } from "../inbound/message.ts";
import { checkOrganization, foreignByDeclaration, ORGANIZATION_HEADER } from "./check-organization.ts";
import { loopMark } from "./loop-mark.ts";
import { type ClientStateCheck, type Understood, understand } from "./understand.ts";

/** What the making of events needs to know beside the message. */
export interface ConvertFacts {
  /** The moment that the events bear as `recordedtime`. */
  readonly nowMs: number;
  readonly isClientState: ClientStateCheck;
  /** Without a slash at its end. */
  readonly schemaBaseUrl: string;
  /** The ids that a corrected body must not use, because something else was published under them. */
  readonly takenIds?: readonly string[];
}

/**
 * The events of a message: understood, held to their contracts, ready to be published. One code for the pipeline,
 * the command line and the tests.
 *
 * @throws {Failure} What is wrong with the message.
 */
export function messageToEvents(message: Message, facts: ConvertFacts): readonly PublishedEvent[] {
  const { drafts, origin } = understood(message, facts.isClientState);
  for (const draft of drafts) checkOrganization(message, draft, origin);
  return drafts.map((draft) => {
    checkContract(draft.data, draft.schema);
    const loop = loopMark(message.endpoint, draft, origin);
    const made = {
      ...(loop === undefined ? {} : { loop }),
      recordedAtMs: facts.nowMs,
      receivedAtMs: message.receivedAtMs,
      schemaBaseUrl: facts.schemaBaseUrl,
      environment: message.headers[ORGANIZATION_HEADER] ?? message.endpoint.environment,
      traceparent: message.traceparent,
    };
    const event = makeEvent(draft, made);
    return facts.takenIds?.includes(event.id) ? makeEvent(ownDraft(draft, event.id), made) : event;
  });
}

/** The draft of a correction under an id of its own, which says what caused it. */
function ownDraft(draft: EventDraft, takenId: string): EventDraft {
  const { key, extensions, data } = draft;
  return {
    ...draft,
    key: [...key, "edited", contentHash(data)],
    extensions: { ...extensions, causationid: takenId },
  };
}

function understood(message: Message, isClientState: ClientStateCheck): Understood {
  try {
    return understand(message, isClientState);
  } catch (error) {
    throw foreignByDeclaration(message, error) ?? error;
  }
}
