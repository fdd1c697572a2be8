import { makeEvent, type PublishedEvent } from "../cloudevents/make-event.ts";
import { checkContract } from "../contracts/check-contract.ts";
import type { Message } from "../inbound/message.ts";
import { type ClientStateCheck, understand } from "./understand.ts";

/** What the making of events needs to know beside the message. */
export interface ConvertFacts {
  /** The moment that the events bear as `recordedtime`. */
  readonly nowMs: number;
  readonly isClientState: ClientStateCheck;
  /** Without a slash at its end. */
  readonly schemaBaseUrl: string;
}

/** The header in which Dataverse names the environment that sends (https://learn.microsoft.com/power-apps/developer/data-platform/use-webhooks). */
const ORGANIZATION_HEADER = "x-ms-dynamics-organization";

/**
 * The events of a message: understood, held to their contracts, ready to be published. One code for the pipeline,
 * the command line and the tests.
 *
 * @throws {Failure} What is wrong with the message.
 */
export function messageToEvents(message: Message, facts: ConvertFacts): readonly PublishedEvent[] {
  return understand(message, facts.isClientState).map((draft) => {
    checkContract(draft.data, draft.schema);
    return makeEvent(draft, {
      recordedAtMs: facts.nowMs,
      receivedAtMs: message.receivedAtMs,
      schemaBaseUrl: facts.schemaBaseUrl,
      environment: message.headers[ORGANIZATION_HEADER] ?? message.endpoint.environment,
      traceparent: message.traceparent,
    });
  });
}
