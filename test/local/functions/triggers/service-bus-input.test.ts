import type { ServiceBusReceivedMessage } from "@azure/service-bus";
import { describe, expect, it } from "vitest";
import { batchInput, singleInput } from "../../../../local/functions/triggers/service-bus-input.ts";

function message(given: Partial<ServiceBusReceivedMessage>): ServiceBusReceivedMessage {
  return {
    body: Buffer.from("{}"),
    state: "active",
    deliveryCount: 0,
    messageId: "m-1",
    lockToken: "7e2a3c1d-0000-4000-8000-000000000001",
    _rawAmqpMessage: { body: undefined, bodyType: "data" },
    ...given,
  };
}

describe("the input of a function for one message", () => {
  it("is the body as text, or as bytes when the trigger asks for them", () => {
    const body = Buffer.from([0x7b, 0xff, 0x7d]);
    expect(singleInput(message({ body }), false).data).toEqual({ string: "{\ufffd}" });
    expect(singleInput(message({ body }), true).data).toEqual({ bytes: body });
  });

  it("counts this delivery, as .NET does", () => {
    expect(singleInput(message({ deliveryCount: 2 }), true).metadata.DeliveryCount).toEqual({ json: "3" });
  });

  it("gives text as text, everything else as JSON, and leaves out what is not there", () => {
    const { metadata } = singleInput(
      message({
        contentType: "application/json",
        subject: "s",
        applicationProperties: { EventType: "x", n: 1 },
        expiresAtUtc: new Date("9999-12-31T23:59:59.999Z"),
        enqueuedTimeUtc: new Date("2026-11-23T09:12:44.500Z"),
      }),
      true,
    );
    const properties = { json: '{"EventType":"x","n":1}' };
    expect(metadata).toEqual({
      MessageId: { string: "m-1" },
      LockToken: { string: "7e2a3c1d-0000-4000-8000-000000000001" },
      ContentType: { string: "application/json" },
      Subject: { string: "s" },
      Label: { string: "s" },
      SequenceNumber: { json: "0" },
      DeliveryCount: { json: "1" },
      ApplicationProperties: properties,
      UserProperties: properties,
      ExpiresAtUtc: { json: '"9999-12-31T23:59:59.999"' },
      ExpiresAt: { json: '"9999-12-31T23:59:59.999+00:00"' },
      EnqueuedTimeUtc: { json: '"2026-11-23T09:12:44.5"' },
      EnqueuedTime: { json: '"2026-11-23T09:12:44.5+00:00"' },
    });
  });

  it("refuses a body that is an AMQP value", () => {
    const odd = message({ body: "text", _rawAmqpMessage: { body: "text", bodyType: "value" } });
    expect(() => singleInput(odd, true)).toThrow(/m-1 has an AMQP value body/);
  });
});

describe("the input of a function for a batch", () => {
  const batch = [
    message({ messageId: "a", contentType: "application/json", applicationProperties: { n: 1 } }),
    message({ messageId: "b", body: Buffer.alloc(0) }),
    message({ messageId: "c", contentType: "text/xml", subject: "", deliveryCount: 1 }),
  ];

  it("keeps the places of bodies in bytes, and of everything that is not text", () => {
    const { data, metadata } = batchInput(batch, { binary: true, keepsEmpty: false });
    expect(data.collectionBytes?.bytes.map(({ length }) => length)).toEqual([2, 0, 2]);
    expect(metadata.DeliveryCountArray).toEqual({ json: "[1,1,2]" });
    expect(metadata.ApplicationPropertiesArray).toEqual({ json: '[{"n":1},{},{}]' });
    expect(metadata.SequenceNumberArray).toEqual({ collectionSint64: { sint64: [0, 0, 0] } });
  });

  it("leaves empty texts out, so that later ones move", () => {
    const { data, metadata } = batchInput(batch, { binary: false, keepsEmpty: false });
    expect(data.collectionString?.string).toEqual(["{}", "{}"]);
    expect(metadata.MessageIdArray?.collectionString?.string).toEqual(["a", "b", "c"]);
    expect(metadata.ContentTypeArray?.collectionString?.string).toEqual(["application/json", "text/xml"]);
    expect(metadata.SubjectArray?.collectionString?.string).toEqual([]);
  });

  it("keeps their places for an app that asks for them", () => {
    const { data, metadata } = batchInput(batch, { binary: false, keepsEmpty: true });
    expect(data.collectionString?.string).toEqual(["{}", "", "{}"]);
    expect(metadata.ContentTypeArray?.collectionString?.string).toEqual(["application/json", "", "text/xml"]);
    expect(metadata.SubjectArray?.collectionString?.string).toEqual(["", "", ""]);
  });
});
