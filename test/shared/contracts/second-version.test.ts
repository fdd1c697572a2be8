import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, it } from "vitest";
import { compare } from "../../../cli/contracts/compare/compare.ts";
import type { EventDraft } from "../../../shared/cloudevents/event-draft.ts";
import { makeEvent } from "../../../shared/cloudevents/make-event.ts";
import { SAMPLE_DRAFT, SAMPLE_FACTS } from "../cloudevents/sample-draft.ts";

/** A worked example, not in the catalogue: version 2 of a contract names its columns `columns`, no longer `row`. */
const V1 = {
  type: "object",
  required: ["operation", "row"],
  properties: { operation: { type: "string" }, row: { type: "object" } },
  additionalProperties: false,
};
const V2 = {
  type: "object",
  required: ["operation", "columns"],
  properties: { operation: { type: "string" }, columns: { type: "object" } },
  additionalProperties: false,
};

/** What a source would publish beside version 1 while a setting says so: the same message, told by the new contract. */
function secondVersion({ data, ...draft }: EventDraft): EventDraft {
  const { row = {}, ...rest } = data;
  return {
    ...draft,
    type: draft.type.replace(/\.v1$/, ".v2"),
    schema: "dataverse/row-event/2.0.json",
    data: { ...rest, columns: row },
  };
}

describe("a second version of a type", () => {
  const first = makeEvent(SAMPLE_DRAFT, SAMPLE_FACTS);
  const second = makeEvent(secondVersion(SAMPLE_DRAFT), SAMPLE_FACTS);

  it("is needed, because the change breaks readers and writers", () => {
    expect(compare({ schema: V1 }, { schema: V2 }).verdict).toBe("broken");
    expect(compare({ schema: V2 }, { schema: V1 }).verdict).toBe("broken");
  });

  it("is published beside the first from one message: two ids and types, one record and time", () => {
    expect(second.type).toBe("com.dynamics365.dataverse.contact.updated.v2");
    expect(second.id).not.toBe(first.id);
    const place = (id: string): string => id.split("-").slice(0, 3).join("-");
    expect(place(second.id)).toBe(place(first.id));
    expect([second.source, second.subject, second.time]).toEqual([first.source, first.subject, first.time]);
    expect(JSON.parse(second.text)).toMatchObject({
      dataschema: expect.stringMatching(/\/dataverse\/row-event\/2\.0\.json$/),
      deliverykey: second.id,
    });
  });

  it("has the same id however often the message comes", () => {
    expect(makeEvent(secondVersion(SAMPLE_DRAFT), { ...SAMPLE_FACTS, recordedAtMs: 0 }).id).toBe(second.id);
  });

  it("fits its own contract and not the other's", () => {
    const ajv = new Ajv2020();
    const [old, now] = [first, second].map(({ text }) => JSON.parse(text).data);
    expect([V1, V2].map((schema) => ajv.validate(schema, old))).toEqual([true, false]);
    expect([V1, V2].map((schema) => ajv.validate(schema, now))).toEqual([false, true]);
  });
});
