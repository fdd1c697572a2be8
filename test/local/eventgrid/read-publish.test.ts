import { describe, expect, it } from "vitest";
import { readPublish } from "../../../local/eventgrid/read-publish.ts";
import { errorBody, Refusal } from "../../../local/eventgrid/refusal.ts";

const BATCH = { "content-type": "application/cloudevents-batch+json; charset=utf-8" };
const SINGLE = { "content-type": "application/cloudevents+json" };
const BINARY = { "ce-specversion": "1.0", "ce-id": "1", "ce-source": "urn:a", "ce-type": "t" };
const EVENT = { specversion: "1.0", id: "1", source: "urn:a", type: "t" };

function textsOf(headers: Record<string, string>, body: string | Uint8Array): readonly string[] {
  return readPublish(headers, Buffer.from(body)).map(({ event }) => event.text);
}

describe("a publish request", () => {
  it("gives each event of a batch exactly as it was written", () => {
    const one = '{"specversion":"1.0","id":"1","source":"urn:a","type":"t","data":{"n":9007199254740993}}';
    const two = '{ "specversion":"1.0","id":"2","source":"urn:a","type":"t", "data":1.50 }';
    expect(textsOf(BATCH, `[${one},\n ${two}]`)).toEqual([one, two]);
  });

  it("gives a single event exactly as it was written", () => {
    const text = '{"specversion":"1.0","id":"1","source":"urn:a","type":"t","data":0.10}';
    expect(textsOf(SINGLE, `${text}\n`)).toEqual([text]);
  });

  it.each([
    ["application/json", '{"n": 9007199254740993}', '"data":{"n": 9007199254740993}'],
    ["text/plain; charset=utf-8", 'say "hi"', '"data":"say \\"hi\\""'],
    ["application/octet-stream", "\u0000\u0001", '"data_base64":"AAE="'],
  ])("of binary mode with %s has its data as a member", (contentType, body, member) => {
    const [text] = textsOf({ ...BINARY, "content-type": contentType }, body);
    expect(text).toBe(
      `{"specversion":"1.0","id":"1","source":"urn:a","type":"t","datacontenttype":"${contentType}",${member}}`,
    );
  });

  it("of binary mode has its headers decoded", () => {
    const [incoming] = readPublish({ ...BINARY, "ce-subject": "Z%C3%BCrich" }, Buffer.from(""));
    expect(incoming?.event.subject).toBe("Zürich");
    expect(incoming?.members).not.toHaveProperty("data");
  });

  it.each<[string, unknown]>([
    ["a text", "x"],
    ["a whole number", 2_147_483_647],
    ["a flag", false],
    ["null, which counts as absent", null],
  ])("takes an extension that is %s", (_, value) => {
    expect(textsOf(BATCH, JSON.stringify([{ ...EVENT, extension: value }]))).toHaveLength(1);
  });

  it.each<[string, Record<string, string>, string, string]>([
    ["JSON of another schema", { "content-type": "application/json" }, "[]", "got 'application/json'"],
    ["no content type", {}, "[]", "Expected the content type"],
    ["a batch that is no array", BATCH, "{}", "Token Expected: StartArray"],
    ["an event that is no object", BATCH, "[1]", "An event must be a JSON object"],
    ["broken JSON", BATCH, "[{", "Unexpected token when reading JSON"],
    ["an unknown version", SINGLE, JSON.stringify({ ...EVENT, specversion: "0.3" }), '"1.0", and is "0.3"'],
    ["no id", SINGLE, JSON.stringify({ ...EVENT, id: undefined }), "attribute 'id' is missing"],
    ["an empty id", SINGLE, JSON.stringify({ ...EVENT, id: "" }), "'id' must be a text that is not empty"],
    ["an empty subject", SINGLE, JSON.stringify({ ...EVENT, subject: "" }), "'subject' must be"],
    ["a source with a space", SINGLE, JSON.stringify({ ...EVENT, source: "a b" }), "'source' must be a URI"],
    ["a day without a time", SINGLE, JSON.stringify({ ...EVENT, time: "2026-01-01" }), "'time' must be"],
    ["a time without a zone", SINGLE, JSON.stringify({ ...EVENT, time: "2026-01-01T00:00:00" }), "RFC 3339"],
    ["the 32nd of June", SINGLE, JSON.stringify({ ...EVENT, time: "2026-06-32T00:00:00Z" }), "RFC 3339"],
    ["a relative schema", SINGLE, JSON.stringify({ ...EVENT, dataschema: "a/b" }), "an absolute URI"],
    ["no media type", SINGLE, JSON.stringify({ ...EVENT, datacontenttype: "json" }), "a media type"],
    [
      "a name in upper case",
      SINGLE,
      JSON.stringify({ ...EVENT, traceParent: "x" }),
      "'traceParent' has others",
    ],
    ["an extension with members", SINGLE, JSON.stringify({ ...EVENT, ext: {} }), "'ext' must be"],
    ["a fraction", SINGLE, JSON.stringify({ ...EVENT, ext: 1.5 }), "a whole number of 32 bits"],
    ["a number of 33 bits", SINGLE, JSON.stringify({ ...EVENT, ext: 2_147_483_648 }), "of 32 bits"],
    ["two kinds of data", SINGLE, JSON.stringify({ ...EVENT, data: 1, data_base64: "AA==" }), "has both"],
    ["data that is not base64", SINGLE, JSON.stringify({ ...EVENT, data_base64: "A" }), "must be base64"],
    ["a constructor as an extension", SINGLE, JSON.stringify({ ...EVENT, constructor: {} }), "'constructor'"],
    ["a broken ce- header", { ...BINARY, "ce-subject": "%FF" }, "", "not percent-encoded UTF-8"],
  ])("is refused for %s", (_, headers, body, message) => {
    expect(() => textsOf(headers, body)).toThrow(message);
  });

  it("is refused for bytes that are not UTF-8", () => {
    expect(() => textsOf(BATCH, Uint8Array.of(0x5b, 0xff, 0x5d))).toThrow("The body is not UTF-8.");
  });

  it("is refused for one event too many", () => {
    const events = Array.from({ length: 5_001 }, () => EVENT);
    expect(() => textsOf(BATCH, JSON.stringify(events))).toThrow("More than 5000 events");
    expect(textsOf(BATCH, JSON.stringify(events.slice(1)))).toHaveLength(5_000);
  });
});

describe("a refusal", () => {
  it("is told in the service's shape", () => {
    const body = errorBody(new Refusal(400, "BadRequest", "Why.", "InputJsonInvalid"));
    expect(JSON.parse(body)).toEqual({
      error: {
        code: "BadRequest",
        message: "Why.",
        details: [{ code: "InputJsonInvalid", message: "Why." }],
      },
    });
  });
});
