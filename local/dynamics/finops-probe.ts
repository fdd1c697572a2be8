import type { Moment } from "./dataverse-changes.ts";
import { writeDotNetJson } from "./dotnet-json.ts";

/** What Finance & Operations sends when an endpoint is saved, to see whether it answers. */
export function endpointProbe({ newId }: Pick<Moment, "newId">): string {
  return writeDotNetJson({
    BusinessEventId: "BusinessEventsTestEndpointContract",
    BusinessEventLegalEntity: "DAT",
    ControlNumber: 0,
    EventId: newId().toUpperCase(),
    EventTime: "/Date(-2208988800000)/",
    MajorVersion: 0,
    MinorVersion: 0,
  });
}
