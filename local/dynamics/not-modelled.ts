import { DATAVERSE_NOT_MODELLED } from "./dataverse/not-modelled.ts";

/** What the simulated Dynamics does not do as the products do; shown when it starts. */
export const DYNAMICS_NOT_MODELLED: readonly string[] = [
  ...DATAVERSE_NOT_MODELLED,
  "Business Central: one company, rows of five kinds with whatever columns a client gives, and no external business events.",
  "Business Central: waits between tries of a notification double from a minute; only their end after 36 hours is published.",
  "Finance & Operations: one endpoint of the type HTTPS, one business event, and pages that are requests below /finops/simulator.",
];
