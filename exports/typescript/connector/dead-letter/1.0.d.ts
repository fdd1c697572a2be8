// Generated from schemas/connector/dead-letter/1.0.json by `npm run generate`. Do not edit.

/**
 * The data of an event com.dynamics365.connector.deadletter.created.v1: a message or an event became a dead letter, and a person should look. Told once for each dead letter, in the words of the first time; none is told of the connector's own events. `d365-events dead show <deadLetter>` has the rest.
 */
export interface DeadLetterCreated {
  /**
   * The key of the dead letter, which the commands of `d365-events dead` take.
   */
  deadLetter: string;
  /**
   * Who gave it up: this connector, Service Bus, or Event Grid, which could not deliver it.
   */
  stream: "pipeline" | "queue" | "eventgrid";
  /**
   * The queue or the subscription that it was a dead letter of; absent for the connector's own verdicts.
   */
  from?: string;
  /**
   * The endpoint that the message came by; absent where nothing says so.
   */
  endpoint?: string;
  /**
   * The kind of that endpoint, such as dataverse; absent where the settings do not know the endpoint.
   */
  kind?: string;
  /**
   * Why, for programs: a code of docs/failures.md.
   */
  code: string;
  /**
   * Why, for people: what was expected, what came, and what to do.
   */
  reason: string;
  /**
   * Where on its way it failed, such as understand or publish.
   */
  step: string;
  /**
   * How many times it was tried.
   */
  attempts: number;
  /**
   * When the message arrived, in UTC.
   */
  receivedAt: string;
  /**
   * The length of its body, in bytes.
   */
  bodyLength: number;
  /**
   * The event that the message became, if it came that far.
   */
  event?: {
    /**
     * Its id.
     */
    id: string;
    /**
     * Its type.
     */
    type: string;
    /**
     * Its source.
     */
    source: string;
    /**
     * Its subject.
     */
    subject: string;
  };
}
