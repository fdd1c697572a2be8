// Generated from schemas/envelope/1.0.json by `npm run generate`. Do not edit.

/**
 * A published event: a CloudEvent 1.0 in the JSON event format, with the attributes that this connector gives to all of its events. Everything that people route on is an attribute; `data` is described by the schema that `dataschema` names.
 */
export type Envelope = (
  | {
      data: unknown;
      [k: string]: unknown;
    }
  | {
      dataref: unknown;
      [k: string]: unknown;
    }
) & {
  /**
   * The version of CloudEvents.
   */
  specversion: "1.0";
  /**
   * Computed from the message, so that the same delivery has the same id however often and by whatever path it comes: the recipe of the computation, the event's own time in hexadecimal milliseconds since 1970 (`u` when it has none from 2020 to 2099), 16 digits of its record and 32 of its key.
   */
  id: string;
  /**
   * The environment in which it happened, as a URN.
   */
  source: string;
  /**
   * What happened. Ends in the major version of its contract; a breaking change has another.
   */
  type: string;
  /**
   * What it happened to, with what people filter on at its beginning. Characters that CloudEvents does not allow are percent-encoded; the exact value stands in `data`.
   */
  subject: string;
  /**
   * When it happened, in UTC, as exact as the message says. If the message does not say, when it arrived here.
   */
  time: string;
  /**
   * The media type of `data`.
   */
  datacontenttype: "application/json";
  /**
   * The URL of the schema of `data`. A compatible change has another.
   */
  dataschema: string;
  /**
   * The same for all events of one business process, as the source defines it.
   */
  correlationid?: string;
  /**
   * What brought this event about, as the source names it.
   */
  causationid?: string;
  /**
   * The same for all events that a consumer may want one at a time; short enough for the id of a Service Bus session.
   */
  partitionkey: string;
  /**
   * Digits of a fixed length that sort as the events of a source happened, from one stated recipe for each source. Two equal values say nothing about order, and a missing number does not mean a missing event.
   */
  sequence?: string;
  /**
   * What a queue with duplicate detection compares: the id, or `<id>#r<n>` when an operator wanted the event sent again.
   */
  deliverykey: string;
  /**
   * When the connector made the event, in UTC.
   */
  recordedtime: string;
  /**
   * The W3C trace context of the arrival.
   */
  traceparent?: string;
  /**
   * Why the event may be of a loop, words separated by spaces; absent when nothing says so. `depth`: its change was caused by other changes, more deeply than the endpoint's bound. `user`: a user of the endpoint's own applications made it or began it.
   */
  loop?: "depth" | "user" | "depth user";
  /**
   * `complete`, or what is wrong with the message, separated by spaces: `truncated` when the platform left parts of it out because it was too large, `unkeyed` when it lacks what an id is made of, so that the id is made of its content and its endpoint, `mojibake` when text in it looks as if it had been decoded wrongly before it came here (it is kept as it came), `drift` when its row does not fit the contract that was imported for its table.
   */
  dataquality: string;
  /**
   * What does not fit the contract that was imported for the table or business event, `<column>:<change>`, separated by spaces; a space within a name is an underscore. `unknown`: the contract has no such column. `value`: it is outside of what the contract allows, such as a new choice. `kind`: it is of another kind. Ten are named; `+<n>` counts the others.
   */
  drift?: string;
  /**
   * The host name of the environment, where the way of the message tells it.
   */
  environment?: string;
  /**
   * Where the data are, when the event would be too large with them; `data` is then absent. A URL that gives exactly the JSON of `data` to whoever has the right to read it, and none by itself.
   */
  dataref?: string;
  /**
   * What happened, as the schema of `dataschema` says it.
   */
  data?: {
    [k: string]: unknown;
  };
  [k: string]:
    | string
    | "1.0"
    | "application/json"
    | "depth"
    | "user"
    | "depth user"
    | {
        [k: string]: unknown;
      }
    | undefined;
};
