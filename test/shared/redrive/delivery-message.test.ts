import { expect, it } from "vitest";
import { queueMessage } from "../../../local/eventgrid/queue-message.ts";
import { deliveryMessage } from "../../../shared/redrive/delivery-message.ts";

it("has the shape of Event Grid's own delivery", () => {
  const text = JSON.stringify({
    id: "1",
    deliverykey: "1#r1",
    partitionkey: "contact/1",
    data: { team: { id: 7 } },
  });
  const byEventGrid = queueMessage(
    {
      event: { id: "1", source: "s", type: "t", subject: "c", text },
      properties: [
        ["SessionId", "contact/1"],
        ["x-team", "7"],
        ["x-fixed", "crm"],
      ],
      outputId: "1#r1",
      publishedAtMs: 0,
      attempts: 0,
      last: undefined,
    },
    "by-record",
  );
  const byUs = deliveryMessage(text, "1#r1", {
    name: "by-record",
    queue: "q",
    properties: [
      { kind: "fromEvent", name: "SessionId", attribute: "partitionkey" },
      { kind: "fromEvent", name: "x-team", attribute: "data.team.id" },
      { kind: "fromEvent", name: "x-none", attribute: "data.none" },
      { kind: "static", name: "x-fixed", value: "crm" },
    ],
  });
  expect(byUs).toEqual(byEventGrid);
});
