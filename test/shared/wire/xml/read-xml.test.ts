import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { toFailure } from "../../../../shared/failure/failure.ts";
import { readXml } from "../../../../shared/wire/xml/read-xml.ts";
import { documentOf } from "../document-of.ts";
import { readWithFastXmlParser } from "./reference-reader.ts";
import { codeOf, xmlSuite } from "./xml-suite.ts";

xmlSuite("our own reader", readXml);

const UNCHECKED = "it looks neither at characters nor at the numbers of references";
const LENIENT = "its validator does not check this";

xmlSuite("fast-xml-parser", readWithFastXmlParser, {
  "white space in a value as spaces, but for references": "it leaves values as they are",
  "control characters by number, as .NET writes them": "it drops them",
  "text after the root": "it leaves out what follows the root",
  "a less sign in a value": LENIENT,
  "a name with two colons": "it does not know namespaces",
  "an entity that nobody declares": "it leaves the reference as text",
  "the number of no character": UNCHECKED,
  "the number of half a surrogate pair": UNCHECKED,
  "a number beyond Unicode": UNCHECKED,
  "a control character": UNCHECKED,
  "a character that is none": UNCHECKED,
  "the end of a CDATA section alone": LENIENT,
  "two hyphens in a comment": LENIENT,
  "another encoding, by its name": "it is given decoded text",
});

/** A failure's message for a text. */
function messageOf(text: string): string {
  try {
    documentOf(readXml, Buffer.from(text));
  } catch (thrown) {
    return toFailure(thrown).message;
  }
  throw new Error("expected a failure");
}

describe("what is wrong with XML", () => {
  it.each([
    ["<a>\n  <b>\n</a>", /the end tag of b at line 3, column 1, came «<\/a>»/],
    ['<a>\n<b c="&x;"/></a>', /one of &lt; .* at line 2, column 7, came «&x;»/],
    ["<a>\r\n\u0002</a>", /characters that XML allows at line 2, column 1, came U\+0002/],
    ['<?xml version="1.0" encoding="windows-1252"?><a/>', /the encoding UTF-8 .* came «windows-1252»/],
    ["<a><p:b/></a>", /a prefix that is declared at line 1, column 4, came «p»/],
    ["<!DOCTYPE a><a/>", /no document type declaration at line 1, column 1/],
    ["<a>", /the end tag of a at line 1, column 4, came the end of the body/],
  ])("is told with its place: %j", (text, message) => {
    expect(messageOf(text)).toMatch(message);
  });

  it("is an element with more attributes than any serialiser writes", () => {
    const attributes = Array.from({ length: 101 }, (_, index) => ` x${index}=""`).join("");
    expect(messageOf(`<a${attributes}/>`)).toMatch(/at most 100 attributes/);
  });

  it("is more declarations than any serialiser writes", () => {
    const declarations = Array.from({ length: 90 }, (_, index) => ` xmlns:x${index}="u"`).join("");
    const text = `<a${declarations}>`.repeat(4) + "</a>".repeat(4);
    expect(messageOf(text)).toMatch(/at most 300 namespace declarations/);
  });
});

const CONTENT = fc.string({ unit: fc.constantFrom(..."ab é😀\n\t<>&\"'];-\r"), maxLength: 8 });
/** Without the white space that one of the readers leaves as it is. */
const VALUE = CONTENT.map((text) => text.replace(/[\n\t\r]/g, " "));
const NAME = fc.constantFrom("a", "b", "p:a", "q:b", "long-name.1", "日本");
const escaped = (text: string): string =>
  text.replace(/[<>&"'\r]/g, (character) => `&#x${character.codePointAt(0)?.toString(16)};`);

/** Well-formed XML, where p and q are declared. */
const { element: ELEMENT } = fc.letrec<{ element: string; content: string }>((tie) => ({
  element: fc
    .tuple(
      NAME,
      fc.dictionary(fc.constantFrom("x", "p:x", "y"), VALUE),
      fc.array(tie("content"), { maxLength: 4 }),
    )
    .map(([name, attributes, content]) => {
      const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${escaped(value)}"`);
      return `<${name}${written.join("")}>${content.join("")}</${name}>`;
    }),
  content: fc.oneof(
    { depthSize: "small" },
    CONTENT.map(escaped),
    CONTENT.filter((text) => !text.includes("]]>")).map((text) => `<![CDATA[${text}]]>`),
    CONTENT.filter((text) => !/--|-$/.test(text)).map((text) => `<!--${text}-->`),
    tie("element"),
  ),
}));
const DOCUMENT = ELEMENT.map((element) => `<r xmlns:p="urn:p" xmlns:q="urn:q" xmlns="urn:d">${element}</r>`);

describe("both readers of XML", () => {
  it("read the same from any well-formed document", () => {
    fc.assert(
      fc.property(DOCUMENT, (text) => {
        const body = Buffer.from(text);
        expect(documentOf(readXml, body)).toEqual(documentOf(readWithFastXmlParser, body));
      }),
      { numRuns: 500 },
    );
  });

  it("read the same from a damaged message, where both read it", () => {
    const message = readFileSync(
      new URL("../../../fixtures/dataverse-xml/update-account-null-and-secret.xml", import.meta.url),
      "utf8",
    );
    const place = fc.nat({ max: message.length - 1 });
    fc.assert(
      fc.property(
        place,
        fc.nat({ max: 3 }),
        fc.string({ unit: fc.constantFrom(..."<>/\"'=& a:"), maxLength: 2 }),
        (at, gone, put) => {
          const body = Buffer.from(message.slice(0, at) + put + message.slice(at + gone));
          const ours = codeOf(readXml, body);
          const theirs = codeOf(readWithFastXmlParser, body);
          if (typeof ours === "object" && typeof theirs === "object") expect(ours).toEqual(theirs);
          else expect(typeof ours === "object" ? theirs : "").not.toMatch(/UNEXPECTED/);
        },
      ),
      { numRuns: 500 },
    );
  });
});
