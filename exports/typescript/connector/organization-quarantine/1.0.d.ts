// Generated from schemas/connector/organization-quarantine/1.0.json by `npm run generate`. Do not edit.

/**
 * The data of an event com.dynamics365.connector.organization.quarantined.v1: messages of an organization that its endpoint does not list are kept as dead letters; most often a copy of an environment still posts to this one's endpoints. Told once for an endpoint, an organization and an hour.
 */
export interface OrganizationQuarantined {
  /**
   * The endpoint that the messages came by.
   */
  endpoint: string;
  /**
   * All that a message said of where it is from: ids, host names, unique names, companies.
   */
  organizations: string[];
  /**
   * The hour in UTC that this is told for, such as 2026-11-23T09Z: of one cause one event an hour.
   */
  hour: string;
  /**
   * The key of the first dead letter of them, which the commands of `d365-events dead` take.
   */
  deadLetter: string;
}
