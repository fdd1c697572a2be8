// Generated from schemas/ by `npm run generate`. Do not edit.
import type { DataverseRowEvent } from "./dataverse/row-event/1.0.d.ts";
import type { DataverseMessageEvent } from "./dataverse/message-event/1.0.d.ts";
import type { FinopsBusinessEvent } from "./finops/business-event/1.0.d.ts";
import type { FinopsEndpointProbe } from "./finops/endpoint-probe/1.0.d.ts";
import type { BusinessCentralChangeNotification } from "./businesscentral/change-notification/1.0.d.ts";
import type { BusinessCentralExternalEvent } from "./businesscentral/external-event/1.0.d.ts";
import type { AifMessage } from "./aif/message/1.0.d.ts";
import type { DeadLetterCreated } from "./connector/dead-letter/1.0.d.ts";
import type { OrganizationQuarantined } from "./connector/organization-quarantine/1.0.d.ts";
import type { ContractDrifted } from "./connector/contract-drift/1.0.d.ts";
import type { RegistrationDrifted } from "./connector/registration-drift/1.0.d.ts";

export type { DataverseRowEvent, DataverseMessageEvent, FinopsBusinessEvent, FinopsEndpointProbe, BusinessCentralChangeNotification, BusinessCentralExternalEvent, AifMessage, DeadLetterCreated, OrganizationQuarantined, ContractDrifted, RegistrationDrifted };

/** What every event has beside its type and its data: the attributes of CloudEvents 1.0, and ours. */
export interface Attributes {
  readonly specversion: "1.0";
  /** Computed from the message, so that the same delivery has the same id however often and by whatever path it comes: the recipe of the computation, the event's own time in hexadecimal milliseconds since 1970 (`u` when it has none from 2020 to 2099), 16 digits of its record and 32 of its key. */
  readonly id: string;
  /** The environment in which it happened, as a URN. */
  readonly source: string;
  /** What it happened to, with what people filter on at its beginning. Characters that CloudEvents does not allow are percent-encoded; the exact value stands in `data`. */
  readonly subject: string;
  /** When it happened, in UTC, as exact as the message says. If the message does not say, when it arrived here. */
  readonly time: string;
  /** The URL of the schema of `data`. A compatible change has another. */
  readonly dataschema: string;
  /** The same for all events of one business process, as the source defines it. */
  readonly correlationid?: string;
  /** What brought this event about, as the source names it. */
  readonly causationid?: string;
  /** The same for all events that a consumer may want one at a time; short enough for the id of a Service Bus session. */
  readonly partitionkey: string;
  /** Digits of a fixed length that sort as the events of a source happened, from one stated recipe for each source. Two equal values say nothing about order, and a missing number does not mean a missing event. */
  readonly sequence?: string;
  /** What a queue with duplicate detection compares: the id, or `<id>#r<n>` when an operator wanted the event sent again. */
  readonly deliverykey: string;
  /** When the connector made the event, in UTC. */
  readonly recordedtime: string;
  /** The W3C trace context of the arrival. */
  readonly traceparent?: string;
  /** Why the event may be of a loop, words separated by spaces; absent when nothing says so. `depth`: its change was caused by other changes, more deeply than the endpoint's bound. `user`: a user of the endpoint's own applications made it or began it. */
  readonly loop?: string;
  /** `complete`, or what is wrong with the message, separated by spaces: `truncated` when the platform left parts of it out because it was too large, `unkeyed` when it lacks what an id is made of, so that the id is made of its content and its endpoint, `mojibake` when text in it looks as if it had been decoded wrongly before it came here (it is kept as it came), `drift` when its row does not fit the contract that was imported for its table. */
  readonly dataquality: string;
  /** What does not fit the contract that was imported for the table or business event, `<column>:<change>`, separated by spaces; a space within a name is an underscore. `unknown`: the contract has no such column. `value`: it is outside of what the contract allows, such as a new choice. `kind`: it is of another kind. Ten are named; `+<n>` counts the others. */
  readonly drift?: string;
  /** The host name of the environment, where the way of the message tells it. */
  readonly environment?: string;
}

/** An event of a type, with its data; of a large event they are absent, and `dataref` says where they are. */
export interface EventOf<Type extends string, Data> extends Attributes {
  readonly type: Type;
  readonly data?: Data;
  /** A URL that gives exactly the JSON of `data` to whoever has the right to read it. */
  readonly dataref?: string;
}

/** An event with the contract that its type belongs to. */
export type ParsedEvent =
  /** Dataverse row created, updated or deleted. */
  | { readonly contract: "dataverse/row-event"; readonly version: 1; readonly event: EventOf<`com.dynamics365.dataverse.${string}.created.v1` | `com.dynamics365.dataverse.${string}.updated.v1` | `com.dynamics365.dataverse.${string}.deleted.v1`, DataverseRowEvent> }
  /** Any other Dataverse message. */
  | { readonly contract: "dataverse/message-event"; readonly version: 1; readonly event: EventOf<`com.dynamics365.dataverse.${string}.message.${string}.v1`, DataverseMessageEvent> }
  /** Finance & Operations business event. */
  | { readonly contract: "finops/business-event"; readonly version: 1; readonly event: EventOf<`com.dynamics365.finops.${string}.v1`, FinopsBusinessEvent> }
  /** Finance & Operations endpoint tried out. */
  | { readonly contract: "finops/endpoint-probe"; readonly version: 1; readonly event: EventOf<"com.dynamics365.finops.endpoint.probed.v1", FinopsEndpointProbe> }
  /** Business Central record or set of records changed. */
  | { readonly contract: "businesscentral/change-notification"; readonly version: 1; readonly event: EventOf<`com.dynamics365.businesscentral.${string}.created.v1` | `com.dynamics365.businesscentral.${string}.updated.v1` | `com.dynamics365.businesscentral.${string}.deleted.v1` | `com.dynamics365.businesscentral.${string}.collectionchanged.v1`, BusinessCentralChangeNotification> }
  /** Business Central external business event. */
  | { readonly contract: "businesscentral/external-event"; readonly version: 1; readonly event: EventOf<`com.dynamics365.businesscentral.externalevent.${string}.raised.v1`, BusinessCentralExternalEvent> }
  /** Message of the Application Integration Framework. */
  | { readonly contract: "aif/message"; readonly version: 1; readonly event: EventOf<`com.dynamics365.aif.${string}.${string}.failed.v1` | `com.dynamics365.aif.${string}.${string}.v1`, AifMessage> }
  /** A message or an event became a dead letter. */
  | { readonly contract: "connector/dead-letter"; readonly version: 1; readonly event: EventOf<"com.dynamics365.connector.deadletter.created.v1", DeadLetterCreated> }
  /** Messages of a foreign organization are kept out. */
  | { readonly contract: "connector/organization-quarantine"; readonly version: 1; readonly event: EventOf<"com.dynamics365.connector.organization.quarantined.v1", OrganizationQuarantined> }
  /** Messages no longer fit an imported contract. */
  | { readonly contract: "connector/contract-drift"; readonly version: 1; readonly event: EventOf<"com.dynamics365.connector.contract.drifted.v1", ContractDrifted> }
  /** What is registered differs from the file. */
  | { readonly contract: "connector/registration-drift"; readonly version: 1; readonly event: EventOf<"com.dynamics365.connector.registration.drifted.v1", RegistrationDrifted> }
  /** Of a type that this version of the contracts does not know. */
  | { readonly contract: "unknown"; readonly version: undefined; readonly event: EventOf<string, unknown> };

/**
 * Reads an event, as JSON text or parsed, and says which contract it is by: `switch (parsed.contract)` narrows
 * `parsed.event`, and so does comparing its `type`. Nothing is checked but that it is a CloudEvent 1.0.
 *
 * @throws TypeError for what is no CloudEvent.
 */
export function parse(event: string | object): ParsedEvent;

/** The data of rows of one table, with the columns that `d365-events contracts import` wrote the types of. */
export type TableData<Table extends { readonly table: string }> = Omit<DataverseRowEvent, keyof Table> & Table;

/** The data of an event that is about a row of a table, with that table's columns; nothing for any other event. */
export function dataOfTable<Table extends { readonly table: string }>(
  event: EventOf<string, DataverseRowEvent>,
  table: Table["table"],
): TableData<Table> | undefined;

/** The data of one business event, likewise. */
export type BusinessEventData<Event extends { readonly businessEventId: string }> = Omit<
  FinopsBusinessEvent,
  keyof Event
> &
  Event;

/** The data of a business event of an id, with that event's fields; nothing for any other event. */
export function dataOfBusinessEvent<Event extends { readonly businessEventId: string }>(
  event: EventOf<string, FinopsBusinessEvent>,
  businessEventId: Event["businessEventId"],
): BusinessEventData<Event> | undefined;
