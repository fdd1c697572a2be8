// Generated from schemas/dataverse/message-event/1.0.json by `npm run generate`. Do not edit.

/**
 * Rows that were sent along with the row, by relationship.
 */
export type Related = {
  [k: string]: unknown;
}[];

/**
 * The data of an event com.dynamics365.dataverse.<table>.message.<message>.v1: a Dataverse message that is no plain change of rows, such as Assign, Associate, Merge, Win or a custom API. A message without a table has none in the table's place. The event's attribute dataquality has the word truncated if the platform cut the message, and unkeyed if the message lacked what its id is made of.
 */
export interface DataverseMessageEvent {
  /**
   * Dataverse's name of the request, such as Assign, or the unique name of a custom API.
   */
  message: string;
  /**
   * The logical name of the table that the message is about, if any.
   */
  table?: string;
  /**
   * The row that the message is about, if any: a GUID in lower case.
   */
  rowId?: string;
  /**
   * The input parameters by name. A value is what a consumer expects: texts and booleans as they are; a number as a number, or as a text of its digits where a double would not give all of them back; a date in ISO 8601 in UTC; a choice as its number, choices as a list of numbers; money as its number; a lookup as {table, id, name?, keys?}; rows of another table (activity parties) as {table, rows: [{table, id?, row}]}; an aliased value as {table, column, value}; a managed property as {value, canBeChanged}. Anything else is kept as it came as {uninterpreted: …}. A list of numbers stays a list.
   */
  parameters?: {
    [k: string]: unknown;
  };
  /**
   * The output parameters by name; of a Create, the new row's id.
   */
  outputs?: {
    [k: string]: unknown;
  };
  /**
   * Variables that plug-ins shared, and the tag of the request. The platform's own are left out: IsAutoTransact, AcceptLang, x-ms-app-name, DefaultsAddedFlag, ChangedEntityTypes.
   */
  sharedVariables?: {
    [k: string]: unknown;
  };
  raw?: Raw;
  /**
   * Members that this version of the connector does not know, as they came, by name or by a path such as InputParameters.Target.NewProperty. ParentContext is known and left out, and so is the platform's image AsynchronousStepPrimaryName.
   */
  uninterpreted?: {
    [k: string]: unknown;
  };
  before?: Row;
  beforeDetails?: ImageDetails;
  after?: Row1;
  afterDetails?: ImageDetails;
  /**
   * Further images of the row, and images of other rows, whole.
   */
  otherImages?: {
    /**
     * The name that the image is registered with.
     */
    image: string;
    when: "before" | "after";
    [k: string]: unknown;
  }[];
  /**
   * Present if the platform left the parameters and images out because the message was too large.
   */
  truncated?: {
    /**
     * Parameters of a message cannot be read again.
     */
    recoverable: false;
  };
  actor: Actor;
  execution: Execution;
  organization: Organization;
  /**
   * The second table of a message about two.
   */
  secondaryTable?: string;
}
/**
 * Dates whose text had an offset, such as /Date(1506409448000-0700)/, as they came, by the name of the column, or by a path such as InputParameters.scheduledend. The offset was added to the milliseconds; another reading is possible.
 */
export interface Raw {
  [k: string]: string;
}
/**
 * The row's columns before the change, from the first image of it that is registered so.
 */
export interface Row {
  [k: string]: unknown;
}
/**
 * What else the image says.
 */
export interface ImageDetails {
  /**
   * The name that the image is registered with.
   */
  image: string;
  labels?: Labels;
  raw?: Raw;
  keys?: Keys;
  related?: Related;
  /**
   * The row's version at that time.
   */
  rowVersion?: string;
  /**
   * 0 unchanged, 1 created, 2 changed.
   */
  entityState?: number;
}
/**
 * The formatted values that came, by column, in the language of whoever made the change. Never key logic on them.
 */
export interface Labels {
  [k: string]: unknown;
}
/**
 * The alternate key that names the row.
 */
export interface Keys {
  [k: string]: unknown;
}
/**
 * The row's columns after the change, likewise.
 */
export interface Row1 {
  [k: string]: unknown;
}
/**
 * Who did it. Ids are GUIDs in lower case; absent where the platform says none.
 */
export interface Actor {
  /**
   * The user whose rights the step ran with.
   */
  userId?: string;
  /**
   * The user who caused the change.
   */
  initiatingUserId?: string;
  /**
   * The business unit of the user who caused the change.
   */
  businessUnitId?: string;
  /**
   * The Microsoft Entra object id of that user.
   */
  userObjectId?: string;
  /**
   * The Microsoft Entra object id of the user who caused the change.
   */
  initiatingUserObjectId?: string;
  /**
   * The client that the change came from, as it names itself.
   */
  initiatingUserAgent?: string;
}
/**
 * How the step was executed.
 */
export interface Execution {
  /**
   * 10 before validation, 20 before the operation, 30 the operation, 40 after it.
   */
  stage?: number;
  /**
   * Whether the step ran within the operation or as a system job after it.
   */
  mode?: "sync" | "async";
  /**
   * Present in the event of a synchronous step, which may yet be rolled back.
   */
  committed?: "unknown";
  /**
   * 1 for what a user or client caused directly, one more for each step that causes the next.
   */
  depth?: number;
  /**
   * The system job of an asynchronous step; the request of a synchronous one.
   */
  operationId?: string;
  /**
   * The request that caused the operation.
   */
  requestId?: string;
  /**
   * The registered step that sent the message.
   */
  stepId?: string;
  /**
   * Its name, which the platform writes for synchronous steps.
   */
  stepName?: string;
  /**
   * 1 none, 2 sandbox.
   */
  isolationMode?: number;
  /**
   * Present if the step ran within the transaction.
   */
  inTransaction?: true;
  /**
   * Present if the change was made by a client that was offline.
   */
  offline?: true;
  /**
   * Present if a client that had been offline is catching up.
   */
  offlinePlayback?: true;
  /**
   * The event's time as it came, if its text had an offset.
   */
  rawCreatedOn?: string;
}
/**
 * The Dataverse environment.
 */
export interface Organization {
  /**
   * The organization's id, which is also in the event's source.
   */
  id?: string;
  /**
   * Its unique name.
   */
  name?: string;
}
