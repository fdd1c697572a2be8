/** The names of what the connector uses in Azure, as the topology deploys them. */
export const NAMES = {
  inboundQueue: "inbound",
  isolateQueue: "isolate",
  bodiesContainer: "bodies",
  spoolContainer: "spool",
  eventDataContainer: "event-data",
  deadLettersContainer: "dead-letters",
  /** Where Event Grid writes what it could not deliver, and where Storage says that it did. */
  eventGridDeadContainer: "eventgrid-dead",
  eventGridDeadQueue: "eventgrid-dead",
  deadLettersTable: "deadletters",
} as const;

/** The queue that an endpoint sends to. */
export function endpointQueue(endpointName: string): string {
  return `from-${endpointName}`;
}
