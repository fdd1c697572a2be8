import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { understandAif } from "../../../shared/aif/understand-aif.ts";
import type { EventDraft } from "../../../shared/cloudevents/event-draft.ts";
import { eventId } from "../../../shared/cloudevents/event-id.ts";
import { checkContract } from "../../../shared/contracts/check-contract.ts";
import { toFailure } from "../../../shared/failure/failure.ts";
import { aifMessage } from "./aif-message.ts";

const FOLDER = join(import.meta.dirname, "../../fixtures/fno-xml");
const NAMES = readdirSync(FOLDER, { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".xml"))
  .map((file) => file.replace(/\.xml$/, "").replaceAll("\\", "/"))
  .sort();

const readExpected = (file: string): unknown => JSON.parse(readFileSync(file, "utf8"));

function understand(name: string): readonly EventDraft[] {
  const body = readFileSync(join(FOLDER, `${name}.xml`));
  return understandAif(aifMessage(body));
}

/** The drafts of a fixture, or its failure. */
function understood(name: string): readonly EventDraft[] | { readonly failure: object } {
  try {
    return understand(name);
  } catch (thrown) {
    const { code, message } = toFailure(thrown);
    return { failure: { code, message } };
  }
}

const EVENTS = NAMES.filter((name) => !("failure" in understood(name)));

describe("messages of AIF that were published", () => {
  it.each(NAMES)("are understood as reviewed: %s", (name) => {
    const plain: unknown = JSON.parse(JSON.stringify(understood(name)));
    expect(plain).toEqual(readExpected(join(FOLDER, `${name}.expected.json`)));
  });

  it.each(EVENTS)("fit their contracts: %s", (name) => {
    for (const { data, schema } of understand(name)) expect(() => checkContract(data, schema)).not.toThrow();
  });

  // An id that changes makes two events of one that is in flight while a new version is deployed. The recipe is
  // frozen: when this fails, make a new one beside it.
  it("keep the ids that they have", () => {
    const ids = EVENTS.map((name) => [name, understand(name).map(eventId)]);
    expect(Object.fromEntries(ids)).toEqual(readExpected(join(import.meta.dirname, "golden-ids.json")));
  });
});
