import { describe, expect, it } from "vitest";
import { partitionKey } from "../../../shared/cloudevents/partition-key.ts";

describe("the partition key of a subject", () => {
  it("is the subject as long as a session's id can hold it", () => {
    expect(partitionKey("contact/1")).toBe("contact/1");
    expect(partitionKey("x".repeat(128))).toBe("x".repeat(128));
  });

  it("is short and the subject's own beyond that", () => {
    const [one, other] = [partitionKey(`${"x".repeat(128)}1`), partitionKey(`${"x".repeat(128)}2`)];
    expect(one).toHaveLength(64);
    expect(other).not.toBe(one);
  });
});
