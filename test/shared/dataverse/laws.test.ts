import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { EventDraft, Json } from "../../../shared/cloudevents/event-draft.ts";
import { makeEvent } from "../../../shared/cloudevents/make-event.ts";
import { understandDataverse } from "../../../shared/dataverse/understand-dataverse.ts";
import { toFailure } from "../../../shared/failure/failure.ts";
import { isList, isObject } from "../../../shared/wire/json/kinds.ts";
import { dataverseMessage } from "./dataverse-message.ts";

const ROOT = join(import.meta.dirname, "../../..");
const FOLDER = join(ROOT, "test/fixtures/dataverse-json");
const FIXTURES = readdirSync(FOLDER)
  .filter((file) => file.endsWith(".json") && !file.endsWith(".expected.json"))
  .map((file) => readFileSync(join(FOLDER, file)));
const TREES: readonly Json[] = FIXTURES.map((body) => JSON.parse(body.toString("utf8")));

const ajv = new Ajv2020({ strict: true, allowUnionTypes: true });
const validators = new Map(
  ["dataverse/row-event/1.0.json", "dataverse/message-event/1.0.json"].map((path) => [
    path,
    ajv.compile(JSON.parse(readFileSync(join(ROOT, "schemas", path), "utf8"))),
  ]),
);

/** Nothing may come of a message but events that can be published or a failure that says what is wrong. */
function expectEventsOrFailure(body: Uint8Array): void {
  let drafts: readonly EventDraft[];
  try {
    drafts = understandDataverse(dataverseMessage(body));
  } catch (thrown) {
    const { code, message, again } = toFailure(thrown);
    expect({ code, message, again }).toMatchObject({ again: false });
    return;
  }
  expect(drafts.length).toBeGreaterThan(0);
  for (const draft of drafts) {
    const facts = { recordedAtMs: 0, receivedAtMs: 0, schemaBaseUrl: "https://example.com/schemas" };
    makeEvent(draft, { ...facts, environment: undefined, traceparent: undefined });
    const validate = validators.get(draft.schema);
    expect(validate?.(draft.data), ajv.errorsText(validate?.errors)).toBe(true);
  }
}

/** The tree with its nth value, counted depth first, replaced by what `change` gives. */
function withChanged(tree: Json, nth: number, change: (value: Json) => Json): Json {
  let left = nth;
  const visit = (value: Json): Json => {
    left -= 1;
    if (left === -1) return change(value);
    if (isList(value)) return value.map(visit);
    if (!isObject(value)) return value;
    return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, visit(member)]));
  };
  return visit(tree);
}

const tree = fc.constantFrom(...TREES);
const oddities = fc.constantFrom<Json>(
  ...[
    null,
    "",
    0,
    -1,
    2.5,
    true,
    [],
    {},
    "none",
    "/Date(0+9999)/",
    "\ud800",
    "a/b.c",
    "Delete",
    "CreateMultiple",
  ],
  ...[[{ key: "Target", value: { Attributes: [] } }], { __type: "Entity:x" }, { __type: "EntityCollection" }],
);
/** A value out of any message, so that parts stand where other parts belong. */
const part = fc.tuple(tree, fc.nat(200)).map(([from, nth]) => {
  let found: Json = null;
  withChanged(from, nth, (value) => {
    found = value;
    return value;
  });
  return found;
});

describe("whatever comes from Dataverse", () => {
  it("becomes events or a failure that says why, when a value is another", () => {
    const change = fc.tuple(fc.nat(120), fc.oneof(oddities, part));
    fc.assert(
      fc.property(tree, fc.array(change, { minLength: 1, maxLength: 3 }), (original, changes) => {
        const changed = changes.reduce((value, [nth, by]) => withChanged(value, nth, () => by), original);
        expectEventsOrFailure(Buffer.from(JSON.stringify(changed)));
      }),
      { numRuns: 3_000 },
    );
  });

  it("becomes events or a failure that says why, when its bytes are others", () => {
    const splice = fc.record({
      body: fc.constantFrom(...FIXTURES),
      at: fc.nat(15_000),
      without: fc.nat(40),
      insert: fc.oneof(
        fc.uint8Array({ maxLength: 8 }),
        fc.constantFrom("}", "]", '"', "1e999", "\\").map(Buffer.from),
      ),
    });
    fc.assert(
      fc.property(splice, ({ body, at, without, insert }) => {
        const start = at % body.length;
        expectEventsOrFailure(
          Buffer.concat([
            body.subarray(0, start),
            insert,
            body.subarray(Math.min(body.length, start + without)),
          ]),
        );
      }),
      { numRuns: 3_000 },
    );
  });
});
