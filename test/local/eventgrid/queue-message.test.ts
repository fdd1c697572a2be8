import { describe, expect, it } from "vitest";
import { deliveryProperties } from "../../../local/eventgrid/delivery.ts";
import { readDeliveryProperties } from "../../../local/eventgrid/delivery-property.ts";
import { queueMessage } from "../../../local/eventgrid/queue-message.ts";
import { deliveryOf } from "./memory-target.ts";

const EVENT = { id: "1", partitionkey: "contact/1", data: { count: 3, row: { city: "Bern" } } };

function messageWith(properties: Record<string, unknown>) {
  const delivery = deliveryOf("1");
  const values = deliveryProperties(readDeliveryProperties(properties, "test"), EVENT);
  return queueMessage({ ...delivery, properties: values, attempts: 2 }, "by-record");
}

describe("the message of an event", () => {
  it("has the event's bytes and what the service says of the delivery", () => {
    expect(messageWith({})).toEqual({
      body: Buffer.from('{"specversion":"1.0","id":"1","source":"urn:a","type":"t"}'),
      contentType: "application/cloudevents+json; charset=utf-8",
      messageId: "out-1",
      applicationProperties: {
        "aeg-subscription-name": "BY-RECORD",
        "aeg-delivery-count": "2",
        "aeg-event-type": "Notification",
        "aeg-metadata-version": "1.0",
        "aeg-output-event-id": "out-1",
      },
    });
  });

  it("has fields from the event where a delivery property names one", () => {
    expect(
      messageWith({ SessionId: "partitionkey", CorrelationId: "id", Label: { value: "crm" } }),
    ).toMatchObject({
      sessionId: "contact/1",
      correlationId: "1",
      subject: "crm",
      messageId: "out-1",
    });
    expect(messageWith({ MessageId: "id" }).messageId).toBe("1");
  });

  it("has all other delivery properties as its own", () => {
    const { applicationProperties } = messageWith({
      city: "data.row.city",
      count: "data.count",
      team: { value: "x" },
    });
    expect(applicationProperties).toMatchObject({ city: "Bern", count: "3", team: "x" });
  });

  it("leaves out what the event does not have", () => {
    const message = messageWith({ SessionId: "missing", city: "data.row.street" });
    expect(message).not.toHaveProperty("sessionId");
    expect(message.applicationProperties).not.toHaveProperty("city");
  });
});
