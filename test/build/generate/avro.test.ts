import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import avsc from "avsc";
import { describe, expect, it } from "vitest";
import { generateExports } from "../../../build/generate/exports.ts";
import { readSchemas } from "../../../build/generate/schemas.ts";
import type { EventDraft, Json, JsonObject } from "../../../shared/cloudevents/event-draft.ts";
import { makeEvent } from "../../../shared/cloudevents/make-event.ts";
import { SAMPLE_FACTS } from "../../shared/cloudevents/sample-draft.ts";

const schema = JSON.parse(generateExports("schemas", "0").get("avro.json") ?? "");
const type = avsc.Type.forSchema(schema, { wrapUnions: "always" });
const attributes: readonly string[] = schema.fields.map(({ name }: { readonly name: string }) => name);

function branchOf(value: Json): JsonObject | null {
  if (value === null) return null;
  if (Array.isArray(value)) return { array: value.map(wrapped) };
  if (typeof value === "object")
    return {
      map: Object.fromEntries(Object.entries(value).map(([name, member]) => [name, wrapped(member)])),
    };
  if (typeof value === "number") return isLong(value) ? { long: value } : { double: value };
  return typeof value === "string" ? { string: value } : { boolean: value };
}

/** This library takes no longs above 2^53 - 2. */
function isLong(value: number): boolean {
  return Number.isInteger(value) && Math.abs(value) < Number.MAX_SAFE_INTEGER;
}

function wrapped(value: Json): JsonObject {
  return { value: branchOf(value) };
}

function unwrapped(value: unknown): unknown {
  const branch: unknown = Object(value).value;
  if (branch === null) return null;
  const [[kind, inner] = ["", undefined]] = Object.entries(Object(branch));
  if (Array.isArray(inner)) return inner.map(unwrapped);
  if (kind !== "map") return inner;
  return Object.fromEntries(Object.entries(Object(inner)).map(([name, member]) => [name, unwrapped(member)]));
}

/** An event written as Avro and read again. */
function roundTrip(event: JsonObject): unknown {
  const { data = null, ...rest } = event;
  const others = Object.fromEntries(Object.entries(rest).filter(([name]) => !attributes.includes(name)));
  const fields = schema.fields.map(
    ({ name, type: kind }: { readonly name: string; readonly type: unknown }) => {
      const value = rest[name];
      return [name, !Array.isArray(kind) ? value : value === undefined ? null : { string: value }];
    },
  );
  const bytes = type.toBuffer({ ...Object.fromEntries(fields), extensions: others, data: wrapped(data) });
  const read = Object(type.fromBuffer(bytes));
  const known = Object.keys(rest).map((name) => {
    const value: unknown = attributes.includes(name) ? read[name] : read.extensions[name];
    return [name, Object(value).string ?? value];
  });
  return { ...Object.fromEntries(known), data: unwrapped(read.data) };
}

function eventOf(draft: EventDraft): JsonObject {
  return JSON.parse(makeEvent(draft, SAMPLE_FACTS).text);
}

const FIXTURES = "test/fixtures";
const drafts = readdirSync(FIXTURES, { recursive: true, encoding: "utf8" })
  .filter((path) => path.endsWith(".expected.json"))
  .flatMap((path) => {
    const expected: unknown = JSON.parse(readFileSync(join(FIXTURES, path), "utf8"));
    return Array.isArray(expected)
      ? expected.map((draft: EventDraft, at) => [`${path} ${at}`, draft] as const)
      : [];
  });

describe("an event through Avro", () => {
  it.each(drafts)("is the same JSON text afterwards: %s", (_, draft) => {
    const event = eventOf(draft);
    expect(JSON.stringify(roundTrip(event))).toBe(JSON.stringify({ ...event, data: event.data }));
  });

  it.each(
    readSchemas("schemas").flatMap(({ path, schema: own }) =>
      (Array.isArray(own.examples) ? own.examples : []).map((one: Json) => [path, one] as const),
    ),
  )("keeps the data of each example: %s", (_, data) => {
    const [[, draft] = ["", undefined]] = drafts;
    if (draft === undefined) throw new Error("expected a captured message");
    const event = { ...eventOf(draft), data };
    expect(JSON.stringify(roundTrip(event))).toBe(JSON.stringify(event));
  });

  it("keeps long numbers and decimals, which are texts, and numbers that are no longs", () => {
    const [[, draft] = ["", undefined]] = drafts;
    if (draft === undefined) throw new Error("expected a captured message");
    const data = {
      big: "9007199254740993",
      decimal: "0.10000000000000000001",
      huge: 1e300,
      half: -0.5,
      most: 9007199254740991,
      almost: 9007199254740990,
    };
    const event = { ...eventOf(draft), data };
    expect(JSON.stringify(roundTrip(event))).toBe(JSON.stringify(event));
  });
});
