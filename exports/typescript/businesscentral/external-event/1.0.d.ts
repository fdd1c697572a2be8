// Generated from schemas/businesscentral/external-event/1.0.json by `npm run generate`. Do not edit.

/**
 * An external business event of Dynamics 365 Business Central, which an extension raised. Business Central sends it after the transaction is committed, and gives it no id.
 */
export interface BusinessCentralExternalEvent {
  /**
   * The name of the event in its app.
   */
  eventName: string;
  /**
   * The version of the event's definition, where it has one.
   */
  eventVersion?: string;
  /**
   * The app that raised it. An event's name is its own within its app only.
   */
  appId?: string;
  /**
   * The id of the company.
   */
  companyId?: string;
  /**
   * The name of the company.
   */
  companyName?: string;
  /**
   * When it was raised, exactly as sent, with seven fraction digits.
   */
  timestamp?: string;
  /**
   * The Microsoft Entra object id of the user who caused it, as sent.
   */
  initiatingUserId?: string;
  /**
   * The parameters of the event, unchanged; a number that JSON cannot hold exactly is a text of its digits. A name may be spelt in another case than in the event's definition.
   */
  payload?: {
    [k: string]: unknown;
  };
  /**
   * Members that this connector does not know, or whose value is none that it knows, unchanged.
   */
  uninterpreted?: {
    [k: string]: unknown;
  };
}
