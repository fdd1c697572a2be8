import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { readContract } from "../../../../shared/dataverse/contract-xml/read-contract.ts";
import { toFailure } from "../../../../shared/failure/failure.ts";
import { readXml } from "../../../../shared/wire/xml/read-xml.ts";

const CONTRACTS = "http://schemas.microsoft.com/xrm/2011/Contracts";
const NAMESPACES = [
  `xmlns="${CONTRACTS}" xmlns:i="http://www.w3.org/2001/XMLSchema-instance"`,
  'xmlns:s="http://www.w3.org/2001/XMLSchema" xmlns:z="http://schemas.microsoft.com/2003/10/Serialization/"',
  'xmlns:g="http://schemas.datacontract.org/2004/07/System.Collections.Generic" xmlns:v7="http://schemas.microsoft.com/xrm/7.1/Contracts"',
  'xmlns:r="http://schemas.microsoft.com/2003/10/Serialization/Arrays" xmlns:o="urn:other"',
].join(" ");

const read = (members: string): Record<string, unknown> =>
  Object(
    readContract(
      readXml,
      Buffer.from(`<RemoteExecutionContext ${NAMESPACES}>${members}</RemoteExecutionContext>`),
    ),
  );

/** What a parameter is read as, from its element without the name. */
function parameter(written: string): unknown {
  const pair = `<KeyValuePairOfstringanyType><g:key>p</g:key><g:value${written}</KeyValuePairOfstringanyType>`;
  const [item] = Object(read(`<InputParameters>${pair}</InputParameters>`).InputParameters);
  return item.value;
}

function failureOf(run: () => unknown): { readonly code: string; readonly message: string } {
  try {
    run();
  } catch (thrown) {
    return toFailure(thrown);
  }
  throw new Error("expected a failure");
}

describe("a value of any type", () => {
  it.each<[string, string, unknown]>([
    ["a text", ' i:type="s:string"> x </g:value>', " x "],
    ["an empty text", ' i:type="s:string"/>', ""],
    ["nil", ' i:nil="true"/>', null],
    ["nil in digits", ' i:nil="1"></g:value>', null],
    ["an int", ' i:type="s:int">42</g:value>', 42],
    ["a long that a double holds", ' i:type="s:long">9007199254740992</g:value>', 9007199254740992],
    ["a long that no double holds", ' i:type="s:long">9007199254740993</g:value>', "9007199254740993"],
    ["a decimal with zeros at its end", ' i:type="s:decimal">12.3400</g:value>', 12.34],
    [
      "a decimal of 29 digits",
      ' i:type="s:decimal">79228162514264337593543950335</g:value>',
      "79228162514264337593543950335",
    ],
    ["a double of 17 digits", ' i:type="s:double">5698.1428571428569</g:value>', 5698.142857142857],
    ["a double with an exponent", ' i:type="s:double">1.5E-05</g:value>', 0.000015],
    ["a double that JSON does not have", ' i:type="s:double">-INF</g:value>', "-INF"],
    ["a boolean", ' i:type="s:boolean">true</g:value>', true],
    ["a boolean in digits", ' i:type="s:boolean">0</g:value>', false],
    [
      "a GUID",
      ' i:type="z:guid">11111111-2222-3333-4444-555555555555</g:value>',
      "11111111-2222-3333-4444-555555555555",
    ],
    ["a duration", ' i:type="z:duration">PT1H</g:value>', "PT1H"],
    ["a character", ' i:type="z:char">65</g:value>', "A"],
    ["bytes", ' i:type="s:base64Binary">AAEC/f7/</g:value>', [0, 1, 2, 253, 254, 255]],
    ["no bytes", ' i:type="s:base64Binary"/>', []],
    ["an enumeration", ' i:type="v7:ConcurrencyBehavior">AlwaysOverwrite</g:value>', 2],
    ["flags", ' i:type="AccessRights">ReadAccess WriteAccess AssignAccess</g:value>', 0x80003],
    [
      "an enumeration's unknown name",
      ' i:type="EntityState">Foreseen</g:value>',
      { __type: `EntityState:${CONTRACTS}`, __value: "Foreseen" },
    ],
    ["an unknown text", ' i:type="o:Colour">Red</g:value>', { __type: "Colour:urn:other", __value: "Red" }],
    [
      "an unknown contract",
      ' i:type="o:Point"><o:X>1</o:X><o:Y i:nil="true"/></g:value>',
      { __type: "Point:urn:other", X: "1", Y: null },
    ],
    [
      "an unknown list",
      ' i:type="o:Points"><o:P>1</o:P><o:P>2</o:P></g:value>',
      { __type: "Points:urn:other", __value: ["1", "2"] },
    ],
    [
      "an unknown contract's attributes",
      ' i:type="o:Point" o:unit="m"><o:X z:Id="i1">1</o:X></g:value>',
      { __type: "Point:urn:other", "@unit": "m", X: "1" },
    ],
    [
      "a contract's namesake of another namespace",
      ' i:type="o:Money"><o:Value>1</o:Value></g:value>',
      { __type: "Money:urn:other", Value: "1" },
    ],
    [
      "a known contract of a later namespace",
      ' i:type="v7:Money"><v7:Value>1.50</v7:Value></g:value>',
      { __type: "Money:http://schemas.microsoft.com/xrm/7.1/Contracts", Value: 1.5 },
    ],
    ["an array of texts", ' i:type="r:ArrayOfstring"><r:string>a</r:string><r:string/></g:value>', ["a", ""]],
    [
      "an array of any values",
      ' i:type="r:ArrayOfanyType"><r:anyType i:type="s:int">1</r:anyType><r:anyType i:nil="true"/></g:value>',
      [1, null],
    ],
    ["an empty array", ' i:type="r:ArrayOfint"/>', []],
    [
      "a list of references",
      ' i:type="EntityReferenceCollection"><EntityReference><LogicalName>lead</LogicalName></EntityReference></g:value>',
      [{ __type: `EntityReference:${CONTRACTS}`, LogicalName: "lead" }],
    ],
    [
      "a list of pairs",
      ' i:type="g:ArrayOfKeyValuePairOfstringstring"><g:KeyValuePairOfstringstring><g:key>k</g:key><g:value>v</g:value></g:KeyValuePairOfstringstring></g:value>',
      [{ __type: "KeyValuePairOfstringstring:#System.Collections.Generic", key: "k", value: "v" }],
    ],
    [
      "a date with its offset apart",
      ' i:type="d:DateTimeOffset" xmlns:d="http://schemas.datacontract.org/2004/07/System"><d:DateTime>2024-02-29T00:00:00Z</d:DateTime><d:OffsetMinutes>60</d:OffsetMinutes></g:value>',
      { __type: "DateTimeOffset:#System", DateTime: "/Date(1709164800000)/", OffsetMinutes: 60 },
    ],
    [
      "a type whose prefix means something here only",
      ' xmlns:s="urn:other" i:type="s:int">1</g:value>',
      { __type: "int:urn:other", __value: "1" },
    ],
    ["no type", ">x</g:value>", "x"],
  ])("is read from %s", (_what, written, value) => {
    expect(parameter(written)).toEqual(value);
  });

  it("bears its type before its members, as JSON does", () => {
    expect(JSON.stringify(parameter(' i:type="OptionSetValue"><Value>1</Value></g:value>'))).toBe(
      `{"__type":"OptionSetValue:${CONTRACTS}","Value":1}`,
    );
  });
});

describe("a date", () => {
  it.each([
    ["2024-02-29T12:34:56.789Z", "/Date(1709210096789)/"],
    ["2024-02-29T12:34:56.7890001Z", "/Date(1709210096789)/"],
    ["2024-02-29T12:34:56+00:00", "/Date(1709210096000+0000)/"],
    ["2024-02-29T04:34:56-08:00", "/Date(1709210096000-0800)/"],
    ["2024-02-29T18:04:56+05:30", "/Date(1709210096000+0530)/"],
    ["2024-02-29T00:00:00", "/Date(1709164800000+0000)/"],
    ["1900-01-01T00:00:00Z", "/Date(-2208988800000)/"],
    ["0001-01-01T00:00:00", "/Date(-62135596800000+0000)/"],
    ["9999-12-31T23:59:59.9999999Z", "/Date(253402300799999)/"],
    ["1969-12-31T23:59:59.9999999Z", "/Date(0)/"],
    ["1969-12-31T23:59:59.0010000Z", "/Date(-999)/"],
  ])("%s is %s in JSON", (text, date) => {
    expect(parameter(` i:type="s:dateTime">${text}</g:value>`)).toBe(date);
  });

  it.each([
    "",
    "today",
    "2023-02-29T00:00:00Z",
    "2024-13-01T00:00:00Z",
    "2024-01-01T24:00:00Z",
    "2024-01-01",
    "2024-01-01T00:00:00+15:00",
  ])("is not %j", (text) => {
    expect(failureOf(() => parameter(` i:type="s:dateTime">${text}</g:value>`))).toMatchObject({
      code: "PAYLOAD_MALFORMED",
      message: expect.stringContaining(`KeyValuePairOfstringanyType/value, came «${text}»`),
    });
  });
});

describe("a context", () => {
  const every = readFileSync(
    new URL("../../../fixtures/dataverse-xml/sdk-every-type.xml", import.meta.url),
    "utf8",
  );

  it("is the same whatever its prefixes are", () => {
    const prefixed = every
      .replaceAll(/<(\/?)([A-Z])/g, "<$1q:$2")
      .replace('xmlns="', 'xmlns:q="')
      .replaceAll(/i:type="([A-Z])/g, 'i:type="q:$1');
    expect(prefixed).not.toBe(every);
    expect(readContract(readXml, Buffer.from(prefixed))).toEqual(readContract(readXml, Buffer.from(every)));
  });

  it("is the same with its elements on lines of their own", () => {
    const laidOut = every.replaceAll(/(<\/[^>]+>)(?=<\/)/g, "$1\n  ");
    expect(readContract(readXml, Buffer.from(laidOut))).toEqual(readContract(readXml, Buffer.from(every)));
  });

  it("keeps members that no contract has", () => {
    expect(
      read(
        '<NewMember>x</NewMember><o:Other xmlns="urn:p"><A>1</A></o:Other><Later i:type="s:int">1</Later>',
      ),
    ).toEqual({ NewMember: "x", Other: { A: "1" }, Later: 1 });
  });

  it("makes nothing of the context that caused it, as no event tells it", () => {
    const parent = "<ParentContext><Depth>x</Depth><ParentContext><Depth/></ParentContext></ParentContext>";
    expect(read(`${parent}<Depth>1</Depth>`)).toEqual({ ParentContext: {}, Depth: 1 });
  });

  it("keeps a name without a number under a member that says so", () => {
    const [image] = Object(
      read(
        "<PreEntityImages><KeyValuePairOfstringEntityabcdefgh><g:key>k</g:key><g:value><EntityState>Foreseen</EntityState></g:value></KeyValuePairOfstringEntityabcdefgh></PreEntityImages>",
      ).PreEntityImages,
    );
    expect(image).toEqual({ key: "k", value: { EntityStateName: "Foreseen" } });
  });

  it.each<[string, string, string, RegExp]>([
    [
      "a number that is none",
      "<Depth>x</Depth>",
      "PAYLOAD_MALFORMED",
      /a number in RemoteExecutionContext\/Depth, came «x»/,
    ],
    [
      "an element in a number",
      "<Depth><A/></Depth>",
      "PAYLOAD_MALFORMED",
      /a number in .*Depth, came the element A/,
    ],
    [
      "text between members",
      "<OwningExtension>x</OwningExtension>",
      "PAYLOAD_MALFORMED",
      /elements in .*OwningExtension, came «x»/,
    ],
    ["something in nil", '<RequestId i:nil="true">x</RequestId>', "PAYLOAD_MALFORMED", /came «x»/],
    [
      "a member that comes twice",
      "<Depth>1</Depth><Depth>2</Depth>",
      "PAYLOAD_DUPLICATE_MEMBER",
      /Depth once/,
    ],
    [
      "a pointer instead of content",
      '<OwningExtension z:Ref="i1"/>',
      "PAYLOAD_MALFORMED",
      /a pointer to another element/,
    ],
  ])("is refused with %s", (_what, members, code, message) => {
    const failure = failureOf(() => read(members));
    expect(failure.code).toBe(code);
    expect(failure.message).toMatch(message);
  });

  it("is refused where the root is something else, by its name", () => {
    const body = Buffer.from(
      '<string xmlns="http://schemas.microsoft.com/2003/10/Serialization/">{}</string>',
    );
    const failure = failureOf(() => readContract(readXml, body));
    expect(failure.code).toBe("SOURCE_MISMATCH");
    expect(failure.message).toMatch(/an element string .*2003\/10\/Serialization/);
  });
});
