import { describe, expect, it } from "vitest";
import { readMetadata } from "../../../shared/metadata/read-metadata.ts";

function reading(text: string | Uint8Array): () => unknown {
  return () => readMetadata(Buffer.from(text), undefined);
}

describe("a file of metadata", () => {
  it.each([
    ["nothing", "", /neither XML nor JSON/],
    ["a text", "hello", /neither XML nor JSON/],
    ["broken JSON", '{"value": [', /neither XML nor JSON/],
    ["XML that is cut", "<edmx:Edmx xmlns:edmx='x'><a>", /./],
    ["XML of something else", "<html><body/></html>", /without any EntityType/],
    ["an error of the Web API", '{"error":{"code":"0x80060888","message":"no"}}', /It has an error/],
    ["another JSON", '{"a":1,"b":2}', /members a, b/],
    ["a number", "7", /members none/],
    ["tables without columns", '{"value":[{"LogicalName":"account"}]}', /\$expand=Attributes/],
    [
      "an answer without tables",
      '{"@odata.context":"https://x/$metadata#EntityDefinitions","value":[]}',
      /\$expand=Attributes/,
    ],
    ["an event that does not say its id", '{"BusinessEventId":"","EventId":""}', /--event ID/],
  ])("that is %s is refused, saying what was expected", (_, text, message) => {
    expect(reading(text)).toThrow(
      expect.objectContaining({ name: "Failure", message: expect.stringMatching(message) }),
    );
  });

  it("may begin with a byte order mark and white space", () => {
    const json = '\ufeff \n{"LogicalName":"t","Attributes":[{"LogicalName":"a","AttributeType":"Memo"}]}';
    expect(reading(json)()).toMatchObject([{ name: "t" }]);
    const xml =
      '\ufeff<Schema xmlns="e"><EntityType Name="t"><Property Name="a" Type="Edm.Guid"/></EntityType></Schema>';
    expect(reading(xml)()).toMatchObject([{ name: "t" }]);
  });
});
