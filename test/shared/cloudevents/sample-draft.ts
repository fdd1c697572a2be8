import type { EventDraft } from "../../../shared/cloudevents/event-draft.ts";
import type { EventFacts } from "../../../shared/cloudevents/make-event.ts";

export const SAMPLE_DRAFT: EventDraft = {
  recipe: "dv1",
  key: ["5c1e2f0a", "11d6e0d4", "0bbe26a9"],
  source: "urn:dynamics365:dataverse:5c1e2f0a-3b4d-4e5f-8a9b-0c1d2e3f4a5b",
  type: "com.dynamics365.dataverse.contact.updated.v1",
  subject: "contact/7e2a3c1d-0000-4000-8000-000000000001",
  time: "2026-11-23T09:12:44.000Z",
  schema: "dataverse/row-event/1.0.json",
  extensions: { correlationid: "c-1", partitionkey: "contact/7e2a" },
  flaws: [],
  data: { operation: "updated", row: { firstname: "Ada" } },
};

export const SAMPLE_FACTS: EventFacts = {
  recordedAtMs: Date.UTC(2026, 10, 23, 9, 12, 45, 213),
  receivedAtMs: Date.UTC(2026, 10, 23, 9, 12, 45, 1),
  schemaBaseUrl: "https://contoso-events.azurewebsites.net/api/schemas",
  environment: "contoso.crm4.dynamics.com",
  traceparent: "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
};
