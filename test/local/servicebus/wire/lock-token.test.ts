import { describe, expect, it } from "vitest";
import { deliveryTag, uuidBytes, uuidText } from "../../../../local/servicebus/wire/lock-token.ts";

describe("a lock token", () => {
  const token = "00112233-4455-6677-8899-aabbccddeeff";

  it("is a delivery tag in the order of a .NET Guid", () => {
    expect(deliveryTag(token).toString("hex")).toBe("33221100554477668899aabbccddeeff");
  });

  it("is a UUID in network order in management requests, and back", () => {
    expect(uuidBytes(token).toString("hex")).toBe("00112233445566778899aabbccddeeff");
    expect(uuidText(uuidBytes(token))).toBe(token);
  });
});
