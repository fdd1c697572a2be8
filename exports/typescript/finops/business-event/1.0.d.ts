// Generated from schemas/finops/business-event/1.0.json by `npm run generate`. Do not edit.

/**
 * A business event of Dynamics 365 Finance & Operations. Members that Finance & Operations itself defines have names of their own here; everything that the event's own contract adds stands in `values`. A member that the message lacks, or that it only fills with its empty value, is absent.
 */
export interface FinopsBusinessEvent {
  /**
   * The name of the event in the business event catalogue, exactly as sent. Absent in messages of 2019, which do not say it.
   */
  businessEventId?: string;
  /**
   * The id of this one event, in lower case and without braces. A resent event repeats it.
   */
  eventId?: string;
  /**
   * When it happened, in UTC, as exact as the message says: seven fraction digits since 2022, whole seconds before.
   */
  eventTime?: string;
  /**
   * The company in which it happened, spelt as sent. Companies that differ in case alone are the same.
   */
  legalEntity?: string;
  /**
   * Rises from event to event within an environment, with gaps. A number that JSON cannot hold exactly is a text of its digits.
   */
  controlNumber?: number | string;
  /**
   * As sent, practically always 0. It does not say which members an event has.
   */
  majorVersion?: number;
  /**
   * As sent, practically always 0.
   */
  minorVersion?: number;
  /**
   * The Microsoft Entra object id of the user who caused it, in lower case and without braces.
   */
  initiatingUserId?: string;
  /**
   * The record that the event is about, where the event's author named one.
   */
  contextRecordSubject?: string;
  /**
   * The records above it, where the event's author named any.
   *
   * @minItems 1
   */
  parentContextRecordSubjects?: string[];
  /**
   * All other members, under their own names (which may contain spaces), in the order in which they were sent. A date written as /Date(n)/ is an ISO 8601 time in UTC with milliseconds; the date 1900-01-01, by which Finance & Operations says that there is none, is null. Everything else is as it was sent; a number that JSON cannot hold exactly is a text of its digits.
   */
  values: {
    [k: string]: unknown;
  };
}
