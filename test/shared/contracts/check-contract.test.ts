import { describe, expect, it } from "vitest";
import type { JsonObject } from "../../../shared/cloudevents/event-draft.ts";
import { checkContract } from "../../../shared/contracts/check-contract.ts";

const SCHEMA = "finops/business-event/1.0.json";
const CONFIRMED: JsonObject = {
  businessEventId: "PurchaseOrderConfirmedBusinessEvent",
  eventTime: "2022-12-30T13:51:15.2942742Z",
  controlNumber: 5637144576,
  values: { "Work order GUID": null },
};

describe("checking a contract", () => {
  it("is silent about data that fit", () => {
    expect(() => checkContract(CONFIRMED, SCHEMA)).not.toThrow();
  });

  it.each<[string, JsonObject, string]>([
    [
      "a missing member",
      { businessEventId: "X" },
      "data: must have required property 'values' (\"values\"), came {",
    ],
    ["an unknown member", { ...CONFIRMED, extra: 1 }, 'must NOT have additional properties ("extra")'],
    [
      "another kind",
      { ...CONFIRMED, majorVersion: "0" },
      'data/majorVersion: must be integer ("integer"), came "0".',
    ],
    [
      "a day that no calendar has",
      { ...CONFIRMED, eventTime: "2022-02-30T00:00:00Z" },
      "data/eventTime: must match format",
    ],
    ["digits that are none", { ...CONFIRMED, controlNumber: "-1" }, "data/controlNumber: must match pattern"],
    [
      "an entry of a list",
      { ...CONFIRMED, parentContextRecordSubjects: ["a", 7] },
      "data/parentContextRecordSubjects/1: must be string",
    ],
  ])("names the place, the rule and the value of %s", (_, data, message) => {
    expect(() => checkContract(data, SCHEMA)).toThrow(
      expect.objectContaining({ code: "CONTRACT_BROKEN", message: expect.stringContaining(message) }),
    );
  });

  it("finds the value of a member whose name a pointer has to escape", () => {
    const data = { message: "Win", actor: {}, execution: {}, organization: {}, raw: { "a/b~c": 17 } };
    expect(() => checkContract(data, "dataverse/message-event/1.0.json")).toThrow(
      /^data\/raw\/a~1b~0c: .* came 17\./,
    );
  });

  it("shows a long value cut", () => {
    const check = (): void => checkContract({ ...CONFIRMED, values: "x".repeat(5_000) }, SCHEMA);
    expect(check).toThrow(/^.{200,400}$/);
  });

  it("refuses a schema that is not ours", () => {
    expect(() => checkContract(CONFIRMED, "finops/business-event/9.9.json")).toThrow(
      expect.objectContaining({ code: "CONTRACT_BROKEN", message: expect.stringContaining("9.9.json") }),
    );
    expect(() => checkContract(CONFIRMED, "constructor")).toThrow(
      expect.objectContaining({ code: "CONTRACT_BROKEN" }),
    );
  });

  it("reports one event's error whatever was checked before", () => {
    expect(() => checkContract({}, SCHEMA)).toThrow(/required/);
    expect(() => checkContract(CONFIRMED, SCHEMA)).not.toThrow();
    expect(() => checkContract({ ...CONFIRMED, majorVersion: 0.5 }, SCHEMA)).toThrow(/integer/);
  });
});
