import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { eventId } from "../../../shared/cloudevents/event-id.ts";
import { checkContract } from "../../../shared/contracts/check-contract.ts";
import { understandFinops } from "../../../shared/finops/understand-finops.ts";
import { finopsMessage } from "./finops-message.ts";

const FOLDER = join(import.meta.dirname, "../../fixtures/fno-json");
const NAMES = readdirSync(FOLDER)
  .filter((file) => !file.endsWith(".expected.json"))
  .map((file) => file.replace(/\.json$/, ""));

const readFixture = (file: string): Buffer => readFileSync(join(FOLDER, file));
const readExpected = (file: string): unknown => JSON.parse(readFileSync(file, "utf8"));

describe("business events that were captured", () => {
  it.each(NAMES)("are understood as reviewed: %s", (name) => {
    const drafts = understandFinops(finopsMessage(readFixture(`${name}.json`)));
    expect(JSON.parse(JSON.stringify(drafts))).toEqual(readExpected(join(FOLDER, `${name}.expected.json`)));
  });

  it.each(NAMES)("fit their contract: %s", (name) => {
    const drafts = understandFinops(finopsMessage(readFixture(`${name}.json`)));
    for (const { data, schema } of drafts) expect(() => checkContract(data, schema)).not.toThrow();
  });

  // An id that changes makes two events of one that is in flight while a new version is deployed. The recipe is
  // frozen: when this fails, make a new one beside it.
  it("keep the ids that they have", () => {
    const ids = NAMES.map((name) => [
      name,
      understandFinops(finopsMessage(readFixture(`${name}.json`)))
        .map(eventId)
        .join(),
    ]);
    expect(Object.fromEntries(ids)).toEqual(readExpected(join(import.meta.dirname, "golden-ids.json")));
  });
});
