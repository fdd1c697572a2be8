import type { Moment } from "./dataverse-changes.ts";

const DYNAMICS = "http://schemas.microsoft.com/dynamics";

/** A sales order in the envelope of AIF, as Dynamics AX 2012 writes it. */
export function salesOrderEnvelope({ newId }: Pick<Moment, "newId">): string {
  return `<?xml version="1.0" encoding="utf-8"?>
<Envelope xmlns="${DYNAMICS}/2011/01/documents/Message">
  <Header>
    <MessageId>{${newId().toUpperCase()}}</MessageId>
    <Company>CEU</Company>
    <Action>${DYNAMICS}/2008/01/services/SalesOrderService/create</Action>
  </Header>
  <Body>
    <MessageParts>
      <SalesOrder xmlns="${DYNAMICS}/2008/01/documents/SalesOrder">
        <SalesTable class="entity">
          <CustAccount>100002</CustAccount>
          <PurchOrderFormNum>PO</PurchOrderFormNum>
          <SalesLine class="entity">
            <ItemId>10003</ItemId>
            <SalesQty>18.00</SalesQty>
            <SalesUnit>Pcs</SalesUnit>
          </SalesLine>
        </SalesTable>
      </SalesOrder>
    </MessageParts>
  </Body>
</Envelope>
`;
}
