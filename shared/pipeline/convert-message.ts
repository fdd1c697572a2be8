import { contentHash } from "../cloudevents/content-hash.ts";
import type { EventDraft } from "../cloudevents/event-draft.ts";
import { makeEvent, type PublishedEvent } from "../cloudevents/make-event.ts";
import { checkContract } from "../contracts/check-contract.ts";
import { type Drift, driftOf, driftText } from "../contracts/imported/drift-of.ts";
import type { ImportedContracts } from "../contracts/imported/imported-contract.ts";
import { type Versions, versionsOf } from "../contracts/next-versions.ts";
import type { TypePattern } from "../contracts/type-patterns.ts";
import { Failure, shown } from "../failure/failure.ts";
import { FAILURES } from "../failure/failures.ts";
import type { Message } from "../inbound/message.ts";
import { checkOrganization, foreignByDeclaration, ORGANIZATION_HEADER } from "./check-organization.ts";
import { loopMark } from "./loop-mark.ts";
import { type ClientStateCheck, type Understood, understand } from "./understand.ts";

/** An event, and how its row differs from what was imported for it. */
export interface ConvertedEvent extends PublishedEvent {
  readonly drift?: Drift;
}

/** What the making of events needs to know beside the message. */
export interface ConvertFacts {
  /** The moment that the events bear as `recordedtime`. */
  readonly nowMs: number;
  readonly isClientState: ClientStateCheck;
  /** Without a slash at its end. */
  readonly schemaBaseUrl: string;
  /** The customer's own contracts, and the types for which they are strict; absent, nothing more is checked. */
  readonly imported?: { readonly contracts: ImportedContracts; readonly isStrict: TypePattern } | undefined;
  /** The versions that go out of a type that has several; absent, each has one. */
  readonly versions?: Versions;
  /** The ids that a corrected body must not use, because something else was published under them. */
  readonly takenIds?: readonly string[];
}

/**
 * The events of a message: understood, held to their contracts, ready to be published. One code for the pipeline,
 * the command line and the tests.
 *
 * @throws {Failure} What is wrong with the message.
 */
export function messageToEvents(message: Message, facts: ConvertFacts): readonly ConvertedEvent[] {
  const { drafts, origin } = understood(message, facts.isClientState);
  for (const draft of drafts) checkOrganization(message, draft, origin);
  const { versions } = facts;
  const told = versions === undefined ? drafts : drafts.flatMap((draft) => versionsOf(draft, versions));
  return told.map((draft) => {
    checkContract(draft.data, draft.schema);
    const drift = foundDrift(draft, facts);
    const loop = loopMark(message.endpoint, draft, origin);
    const made = {
      ...(loop === undefined ? {} : { loop }),
      ...(drift === undefined ? {} : { drift: driftText(drift) }),
      recordedAtMs: facts.nowMs,
      receivedAtMs: message.receivedAtMs,
      schemaBaseUrl: facts.schemaBaseUrl,
      environment: message.headers[ORGANIZATION_HEADER] ?? message.endpoint.environment,
      traceparent: message.traceparent,
    };
    const event = makeEvent(draft, made);
    const own = facts.takenIds?.includes(event.id) ? makeEvent(ownDraft(draft, event.id), made) : event;
    return drift === undefined ? own : { ...own, drift };
  });
}

function foundDrift(draft: EventDraft, { imported }: ConvertFacts): Drift | undefined {
  const drift = imported && driftOf(draft, imported.contracts);
  if (drift !== undefined && imported?.isStrict(draft.type)) throw drifted(drift, draft.type);
  return drift;
}

function drifted(drift: Drift, type: string): Failure {
  const columns = driftText(drift);
  const [first] = drift.columns;
  const expected = first?.expected === undefined ? "" : ` (${first.column}: ${shown(first.expected)})`;
  return new Failure(
    "CONTRACT_DRIFTED",
    `Expected a row as ${drift.contract} has it${expected}, came ${shown(columns)}. ${FAILURES.CONTRACT_DRIFTED.next}`,
    { about: [drift.contract, type, ...columns.split(" ")] },
  );
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
