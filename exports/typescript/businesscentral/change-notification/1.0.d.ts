// Generated from schemas/businesscentral/change-notification/1.0.json by `npm run generate`. Do not edit.

/**
 * A record of Dynamics 365 Business Central, or a whole set of them, has changed. Business Central says what changed and when, and sends no data: read the resource. It waits about half a minute and merges the changes of that time into one notification.
 */
export interface BusinessCentralChangeNotification {
  /**
   * `collection` stands for more than 1,000 changed records of a set: read the resource with its query.
   */
  changeType: "created" | "updated" | "deleted" | "collection";
  /**
   * The path of what changed under the host of the API, query included, exactly as sent but without a slash at its start, which some versions send and others do not. It is percent-encoded where it came so.
   */
  resource: string;
  /**
   * The API of the resource: `v2.0`, or publisher, group and version of a custom one, such as `contoso/sales/v1.0`.
   */
  api?: string;
  /**
   * The id of the company, as the resource names it.
   */
  companyId?: string;
  /**
   * The set that the record belongs to, such as `customers`. A change of a line notifies the document that it is part of.
   */
  entity: string;
  /**
   * The key of the record, as the resource names it. Absent for a whole set.
   */
  entityId?: string;
  /**
   * The query of the resource, percent-encoded as sent.
   */
  query?: string;
  /**
   * When the record was last changed, exactly as sent.
   */
  lastModified?: string;
  /**
   * The subscription that asked for it.
   */
  subscriptionId?: string;
  /**
   * Members that this connector does not know, or whose value is none that it knows, unchanged.
   */
  uninterpreted?: {
    [k: string]: unknown;
  };
}
