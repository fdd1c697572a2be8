import type { Moment } from "./dataverse-changes.ts";

const COMPANY = "b18aed47-c385-49d2-b954-dbdf8ad71780";
const RENEWED_FOR_MS = 3 * 24 * 60 * 60 * 1_000;

/** A change notification of Business Central: an item was changed, and a customer was made, for two subscriptions. */
export function changeNotification({ nowMs, newId }: Moment): string {
  const atMs = nowMs();
  const item = (entity: string, changeType: string) => ({
    subscriptionId: newId().replaceAll("-", ""),
    clientState: "state-of-the-simulator",
    expirationDateTime: new Date(atMs + RENEWED_FOR_MS).toISOString(),
    resource: `api/v2.0/companies(${COMPANY})/${entity}(${newId()})`,
    changeType,
    lastModifiedDateTime: new Date(atMs).toISOString(),
  });
  return JSON.stringify({ value: [item("items", "updated"), item("customers", "created")] });
}

/** An external business event: a sales order was posted. */
export function salesOrderPosted({ nowMs, newId }: Moment): string {
  return JSON.stringify({
    initiatingUserAADObjectId: newId(),
    timestamp: new Date(nowMs()).toISOString().replace("Z", "0000Z"),
    companyName: "CRONUS USA, Inc.",
    companyId: COMPANY,
    eventName: "salesorderposted",
    payload: { salesOrderId: newId(), customerName: "Adatum Corporation", ordernumber: "S-ORD101005" },
    appId: newId(),
    clientState: "state-of-the-simulator",
  });
}
