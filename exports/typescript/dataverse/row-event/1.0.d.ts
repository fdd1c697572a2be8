// Generated from schemas/dataverse/row-event/1.0.json by `npm run generate`. Do not edit.

/**
 * Rows that were sent along with the row, by relationship.
 */
export type Related = {
  [k: string]: unknown;
}[];

/**
 * The data of an event com.dynamics365.dataverse.<table>.<operation>.v1: a row of a Dataverse table was created, updated or deleted. The event's subject is <table>/<rowId>. Its attribute dataquality has the word truncated if the platform cut the message, and unkeyed if the message lacked what its id is made of.
 */
export interface DataverseRowEvent {
  /**
   * What happened to the row.
   */
  operation: "created" | "updated" | "deleted";
  /**
   * Dataverse's name of the request: Create, Update, Delete, their Multiple forms, or OnExternalCreated, OnExternalUpdated, OnExternalDeleted of virtual tables.
   */
  message: string;
  /**
   * The table's logical name.
   */
  table: string;
  /**
   * The row's id, a GUID in lower case. Absent only if the message names none.
   */
  rowId?: string;
  /**
   * The row's primary name, where the message that deletes it bears it.
   */
  name?: string;
  /**
   * Of an update: the columns that the request set, or that the platform set along with it, without the row's own id. That a column is named does not say that its value differs from before.
   */
  changed?: string[];
  row?: Row;
  before?: Row1;
  beforeDetails?: ImageDetails;
  after?: Row2;
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
  labels?: Labels;
  keys?: Keys;
  related?: Related;
  /**
   * The row's version, for reading it again.
   */
  rowVersion?: string;
  /**
   * 0 unchanged, 1 created, 2 changed, as the client that tracks changes says.
   */
  entityState?: number;
  /**
   * What the request names, where the platform's envelope names another row or table.
   */
  target?: {
    /**
     * The table's logical name.
     */
    table?: string;
    /**
     * The row's id.
     */
    id?: string;
  };
  /**
   * Of a message about several rows: which of them this event is about. What belongs to the whole message is told with the first.
   */
  batch?: {
    /**
     * 0 for the first row.
     */
    index: number;
    /**
     * How many rows the message has.
     */
    of: number;
  };
  /**
   * Present if the platform left the row and the images out because the message was too large.
   */
  truncated?: {
    /**
     * Whether the row can be read again from Dataverse. That of a delete is gone for good.
     */
    recoverable: boolean;
  };
  /**
   * The other input parameters by name, such as SuppressDuplicateDetection.
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
  actor: Actor;
  execution: Execution;
  organization: Organization;
  /**
   * The second table of a message about two.
   */
  secondaryTable?: string;
}
/**
 * Of a create: all columns that were set. Of an update: the changed ones. Of a delete: absent.
 */
export interface Row {
  [k: string]: unknown;
}
/**
 * The row's columns before the change, from the first image of it that is registered so.
 */
export interface Row1 {
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
 * Dates whose text had an offset, such as /Date(1506409448000-0700)/, as they came, by the name of the column, or by a path such as InputParameters.scheduledend. The offset was added to the milliseconds; another reading is possible.
 */
export interface Raw {
  [k: string]: string;
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
export interface Row2 {
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
