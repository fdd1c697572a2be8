// Generated from schemas/connector/contract-drift/1.0.json by `npm run generate`. Do not edit.

/**
 * The data of an event com.dynamics365.connector.contract.drifted.v1: messages no longer fit the contract that was imported for their table or business event, because the customer's model has changed. They were published nonetheless, unless the contract is strict. Told once for a contract, its columns and an hour. Import the metadata anew.
 */
export interface ContractDrifted {
  /**
   * The imported contract: its path, such as dataverse/tables/contact.json.
   */
  contract: string;
  /**
   * The type of the first event of them.
   */
  type: string;
  /**
   * The endpoint that it came by.
   */
  endpoint?: string;
  /**
   * What does not fit, column by column.
   *
   * @minItems 1
   */
  columns: {
    /**
     * The column's logical name, or the field's of a business event.
     */
    column: string;
    /**
     * unknown: the contract has no such column; value: it is of the right kind and outside of what the contract allows, such as a new choice; kind: it is of another kind.
     */
    change: "unknown" | "value" | "kind";
    /**
     * What the contract says of the column, in short; absent for one that it does not have. The value that came stands in no such event.
     */
    expected?: string;
  }[];
  /**
   * The hour in UTC that this is told for, such as 2026-11-23T09Z: of one cause one event an hour.
   */
  hour: string;
  /**
   * Whether the contract is strict: then the message is a dead letter (CONTRACT_DRIFTED).
   */
  strict: boolean;
}
