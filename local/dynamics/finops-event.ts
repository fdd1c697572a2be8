import type { Moment } from "./dataverse-changes.ts";
import { dotNetDate, writeDotNetJson } from "./dotnet-json.ts";

const LEGAL_ENTITY = "usmf";
/** Control numbers are record ids: 5637144576 is where they begin, and they rise with gaps. */
const FIRST_CONTROL_NUMBER = 5_637_144_576;
const USER_IN_ENTRA = "9d40b8e5-6c21-47fa-b370-5e8f1a2c6d94";

/** A body of Finance & Operations, with the ids that tell it from others. */
export interface FinopsMessage {
  readonly body: string;
  readonly businessEventId: string;
  readonly legalEntity: string;
}

/** A purchase order is confirmed: the envelope's members and the event's own, in one flat alphabetical object. */
export function purchaseOrderConfirmed({
  nowMs,
  newId,
  controlNumber,
}: Moment & { readonly controlNumber?: number }): FinopsMessage {
  const atMs = nowMs();
  const businessEventId = "PurchaseOrderConfirmedBusinessEvent";
  const order = `00${Math.floor(atMs / 1_000) % 10_000_000}`;
  const body = writeDotNetJson({
    BusinessEventId: businessEventId,
    BusinessEventLegalEntity: LEGAL_ENTITY,
    ContextRecordSubject: "",
    ControlNumber: controlNumber ?? FIRST_CONTROL_NUMBER + (atMs % 1_000_000_000),
    EventId: newId().toUpperCase(),
    EventTime: dotNetDate(Math.floor(atMs / 1_000) * 1_000),
    EventTimeIso8601: new Date(atMs).toISOString().replace("Z", "0000Z"),
    InitiatingUserAADObjectId: `{${USER_IN_ENTRA.toUpperCase()}}`,
    LegalEntity: LEGAL_ENTITY,
    MajorVersion: 0,
    MinorVersion: 0,
    ParentContextRecordSubjects: [],
    PurchaseJournal: `${order}-1`,
    PurchaseOrderDate: dotNetDate(Math.floor(atMs / 86_400_000) * 86_400_000),
    PurchaseOrderNumber: order,
    PurchaseType: "Purch",
    TransactionCurrencyAmount: 9_005.6,
    TransactionCurrencyCode: "EUR",
    VendorAccount: "US-104",
  });
  return { body, businessEventId, legalEntity: LEGAL_ENTITY };
}
