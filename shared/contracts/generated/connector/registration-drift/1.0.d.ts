// Generated from schemas/connector/registration-drift/1.0.json by `npm run generate`. Do not edit.

/**
 * The data of an event com.dynamics365.connector.registration.drifted.v1: what is registered with Dataverse differs from d365-events.yaml, or is known to hurt. Told once for each set of findings.
 */
export interface RegistrationDrifted {
  /**
   * The environment's name in d365-events.yaml.
   */
  environment: string;
  /**
   * Everything that was found.
   *
   * @minItems 1
   *
   * Items: One finding.
   */
  findings: {
    /**
     * Which finding; codes never change, and new ones may come.
     */
    code: string;
    /**
     * Name of the endpoint or step, or id of the organization.
     */
    about: string;
    /**
     * What is so there.
     */
    says: string;
    /**
     * Why it hurts.
     */
    hurts: string;
    /**
     * What to do.
     */
    fix: string;
  }[];
}
