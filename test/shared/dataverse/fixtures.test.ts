import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, it } from "vitest";
import { eventId } from "../../../shared/cloudevents/event-id.ts";
import { understandDataverse } from "../../../shared/dataverse/understand-dataverse.ts";
import { toFailure } from "../../../shared/failure/failure.ts";
import { dataverseMessage } from "./dataverse-message.ts";

const ROOT = join(import.meta.dirname, "../../..");
const FOLDER = join(ROOT, "test/fixtures/dataverse-json");
const NAMES = readdirSync(FOLDER, { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".json") && !file.endsWith(".expected.json"))
  .map((file) => file.replace(/\.json$/, "").replaceAll("\\", "/"))
  .sort();

const readJsonFile = (file: string): unknown => JSON.parse(readFileSync(file, "utf8"));

/** The drafts of a fixture, or its failure, as plain JSON. */
function understood(name: string): unknown {
  try {
    const body = readFileSync(join(FOLDER, `${name}.json`));
    return JSON.parse(JSON.stringify(understandDataverse(dataverseMessage(body))));
  } catch (thrown) {
    const { code, message } = toFailure(thrown);
    return { failure: { code, message } };
  }
}

describe("messages of Dataverse that were captured", () => {
  it.each(NAMES)("are understood as reviewed: %s", (name) => {
    expect(understood(name)).toEqual(readJsonFile(join(FOLDER, `${name}.expected.json`)));
  });

  // An id that changes makes two events of one that is in flight while a new version is deployed. The recipe is
  // frozen: when this fails, make a new one beside it.
  it("keep the ids that they have", () => {
    const ids: Record<string, string> = {};
    for (const name of NAMES) {
      if (typeof understood(name) === "object" && "failure" in Object(understood(name))) continue;
      const body = readFileSync(join(FOLDER, `${name}.json`));
      ids[name] = understandDataverse(dataverseMessage(body)).map(eventId).join();
    }
    expect(ids).toEqual(readJsonFile(join(import.meta.dirname, "golden-ids.json")));
  });
});

describe("the contracts of Dataverse events", () => {
  const ajv = new Ajv2020({ allErrors: true, strict: true, allowUnionTypes: true });
  const schemas = ["dataverse/row-event/1.0.json", "dataverse/message-event/1.0.json"];
  const validators = new Map(
    schemas.map((path) => [path, ajv.compile(Object(readJsonFile(join(ROOT, "schemas", path))))]),
  );

  it.each(NAMES)("hold for %s", (name) => {
    const drafts = understood(name);
    if (!Array.isArray(drafts)) return;
    for (const { schema, data } of drafts) {
      const validate = validators.get(schema);
      expect(validate?.(data), ajv.errorsText(validate?.errors)).toBe(true);
    }
  });

  it.each(schemas)("hold for their own examples: %s", (path) => {
    const { $id, examples } = Object(readJsonFile(join(ROOT, "schemas", path)));
    expect($id).toBe(`https://d365-events.dev/schemas/${path}`);
    expect(examples.length).toBeGreaterThanOrEqual(2);
    const validate = validators.get(path);
    for (const example of examples) expect(validate?.(example), ajv.errorsText(validate?.errors)).toBe(true);
  });

  it("refuse a member that they do not name", () => {
    const validate = validators.get("dataverse/row-event/1.0.json");
    expect(validate?.({ operation: "created", message: "Create", table: "a", extra: 1 })).toBe(false);
  });
});
