import { describe, expect, it } from "vitest";
import { toFailure } from "../../../../shared/failure/failure.ts";
import type { FailureCode } from "../../../../shared/failure/failures.ts";
import type { XmlReader } from "../../../../shared/wire/xml-reader.ts";
import { type Document, documentOf } from "../document-of.ts";

const NS = "http://www.w3.org/2001/XMLSchema";

/** What is read: a sentence, the document, and what it says. */
const READ: readonly (readonly [promise: string, text: string, document: Document])[] = [
  ["an element without content", "<a/>", ["{}a", {}]],
  ["an empty element in two tags", "<a></a >", ["{}a", {}]],
  ["text as it is, white space too", "<a> \n\tx  y </a>", ["{}a", {}, " \n\tx  y "]],
  [
    "elements and text in their order",
    "<a>1<b>2</b>3<c/>4</a>",
    ["{}a", {}, "1", ["{}b", {}, "2"], "3", ["{}c", {}], "4"],
  ],
  ["the five predefined entities", "<a>&lt;&gt;&amp;&quot;&apos;</a>", ["{}a", {}, "<>&\"'"]],
  ["characters by number", "<a>&#65;&#x42;&#xE9;&#x20AC;</a>", ["{}a", {}, "ABé€"]],
  ["characters beyond 16 bits by number", "<a>&#128512;&#x1F600;</a>", ["{}a", {}, "😀😀"]],
  ["a carriage return that is written as a reference", "<a>x&#xD;\ny</a>", ["{}a", {}, "x\r\ny"]],
  ["each line end as a line feed", "<a>x\r\ny\rz\n</a>", ["{}a", {}, "x\ny\nz\n"]],
  ["CDATA as text, references in it as they are", "<a>x<![CDATA[<&amp;]]]>y</a>", ["{}a", {}, "x<&amp;]y"]],
  ["text on both sides of a comment", "<a>x<!-- no - text -->y</a>", ["{}a", {}, "xy"]],
  ["no processing instruction", "<?p q?><a>x<?r s?>y</a><?t?>", ["{}a", {}, "xy"]],
  [
    "a declaration, comments and spaces around the root",
    '<?xml version="1.0" encoding="utf-8"?>\n<!-- x -->\n<a/>\n<!-- y -->\n',
    ["{}a", {}],
  ],
  ["a byte order mark", "\ufeff<a/>", ["{}a", {}]],
  ["attributes in either quotes", `<a x='"' y="'"/>`, ["{}a", { "{}x": '"', "{}y": "'" }]],
  [
    "a greater sign in a value",
    '<a x=">"><b y="/>"/></a>',
    ["{}a", { "{}x": ">" }, ["{}b", { "{}y": "/>" }]],
  ],
  ["references in a value", '<a x="&lt;&#65;&amp;lt;"/>', ["{}a", { "{}x": "<A&lt;" }]],
  [
    "white space in a value as spaces, but for references",
    '<a x="1\n2\t3&#10;4"/>',
    ["{}a", { "{}x": "1 2 3\n4" }],
  ],
  ["a default namespace", '<a xmlns="u"><b/></a>', ["{u}a", {}, ["{u}b", {}]]],
  ["a default namespace that is taken back", '<a xmlns="u"><b xmlns=""/></a>', ["{u}a", {}, ["{}b", {}]]],
  [
    "prefixes by scope",
    '<p:a xmlns:p="u"><p:b xmlns:p="v"/><p:c/></p:a>',
    ["{u}a", {}, ["{v}b", {}], ["{u}c", {}]],
  ],
  [
    "attributes without a prefix in no namespace",
    '<a xmlns="u" x="1" p:x="2" xmlns:p="v"/>',
    ["{u}a", { "{}x": "1", "{v}x": "2" }],
  ],
  [
    "the prefix xml without a declaration",
    '<a xml:lang="de"/>',
    ["{}a", { "{http://www.w3.org/XML/1998/namespace}lang": "de" }],
  ],
  ["control characters by number, as .NET writes them", "<a>&#x1;&#x1F;</a>", ["{}a", {}, "\u0001\u001f"]],
  ["names of all scripts", "<日本 ключ='1'/>", ["{}日本", { "{}ключ": "1" }]],
  [
    "the same tag in scopes that differ",
    `<a xmlns:b="${NS}"><b:c/><d xmlns:b="u"><b:c/></d></a>`,
    ["{}a", {}, [`{${NS}}c`, {}], ["{}d", {}, ["{u}c", {}]]],
  ],
];

/** What is refused: a sentence, the document, and the code. */
const REFUSED_TEXTS: readonly (readonly [promise: string, text: string, code?: FailureCode])[] = [
  ["nothing at all", "", "PAYLOAD_EMPTY"],
  ["white space alone", " \n ", "PAYLOAD_EMPTY"],
  ["text without a root", "x"],
  ["text before the root", "x<a/>"],
  ["text after the root", "<a/>x"],
  ["two roots", "<a/><b/>"],
  ["two roots in two tags each", "<a></a><b></b>"],
  ["an element that does not end", "<a><b></b>"],
  ["an end tag of another name", "<a></b>"],
  ["an end tag of a longer name", "<a></ab>"],
  ["elements that overlap", "<a><b></a></b>"],
  ["an end tag without a start tag", "</a>"],
  ["a tag without its end", "<a"],
  ["a value without quotes", "<a x=1/>"],
  ["a value without its closing quote", '<a x="1/>'],
  ["an attribute without a value", "<a x/>"],
  ["attributes without a space between", '<a x="1"y="2"/>'],
  ["an attribute that comes twice", '<a x="1" x="2"/>'],
  ["an attribute that comes twice under two prefixes", '<a p:x="1" q:x="2" xmlns:p="u" xmlns:q="u"/>'],
  ["a declaration that comes twice", '<a xmlns:p="u" xmlns:p="v"/>'],
  ["a less sign in a value", '<a x="<"/>'],
  ["a prefix that is not declared", "<p:a/>"],
  ["a prefix of an attribute that is not declared", '<a p:x="1"/>'],
  ["a prefix outside its scope", '<a><b xmlns:p="u"/><p:c/></a>'],
  ["a prefix that is taken back", '<a xmlns:p=""/>'],
  ["a declaration of the prefix xmlns", '<a xmlns:xmlns="u"/>'],
  ["the prefix xml for another namespace", '<a xmlns:xml="u"/>'],
  ["a name with two colons", '<p:q:a xmlns:p="u"/>'],
  ["a name that begins with a digit", "<1a/>"],
  ["a name that is none", "<a$b/>"],
  ["a document type declaration", "<!DOCTYPE a><a/>"],
  ["an entity that loads a file", '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/hostname">]><a>&x;</a>'],
  ["entities that grow", '<!DOCTYPE a [<!ENTITY x "yy"><!ENTITY z "&x;&x;">]><a>&z;</a>'],
  ["an entity that nobody declares", "<a>&nbsp;</a>"],
  ["an ampersand alone", "<a>R & D</a>"],
  ["a reference without its semicolon", "<a>&amp</a>"],
  ["the number of no character", "<a>&#0;</a>"],
  ["the number of half a surrogate pair", "<a>&#xD800;</a>"],
  ["a number beyond Unicode", "<a>&#x110000;</a>"],
  ["a control character", "<a>\u0001</a>"],
  ["a character that is none", "<a>\uffff</a>"],
  ["the end of a CDATA section alone", "<a>]]></a>"],
  ["a CDATA section without its end", "<a><![CDATA[x</a>"],
  ["a CDATA section outside the root", "<![CDATA[x]]><a/>"],
  ["a comment without its end", "<a><!-- x</a>"],
  ["two hyphens in a comment", "<a><!-- x -- y --></a>"],
  ["a processing instruction without its end", "<a><?x </a>"],
  ["a declaration that is not at the start", '<!-- x --><?xml version="1.0"?><a/>'],
  ["another encoding, by its name", '<?xml version="1.0" encoding="utf-16"?><a/>'],
  ["two hundred and one levels", `${"<a>".repeat(201)}${"</a>".repeat(201)}`, "PAYLOAD_TOO_DEEP"],
];

const REFUSED = REFUSED_TEXTS.map(
  ([promise, text, code = "PAYLOAD_MALFORMED"]) => [promise, text, code] as const,
);

/** The promises of a kind that it cannot keep, each with the reason. */
export type Exceptions = Readonly<Record<string, string>>;

/** What every `XmlReader` of written XML promises. */
export function xmlSuite(kind: string, read: XmlReader, exceptions: Exceptions = {}): void {
  describe(`XML read by ${kind}`, () => {
    it.each(READ.filter(([promise]) => !(promise in exceptions)))("has %s", (_promise, text, document) => {
      expect(documentOf(read, Buffer.from(text))).toEqual(document);
    });

    it.each(REFUSED.filter(([promise]) => !(promise in exceptions)))(
      "is refused with %s",
      (_promise, text, code) => {
        expect(codeOf(read, Buffer.from(text))).toBe(code);
      },
    );

    it("is told without what stands in elements that are left out", () => {
      const text = '<a>1<x>2<b xmlns="u">3<x/><![CDATA[4]]></b>&lt;</x><x/>5<c><x><d/></x></c></a>';
      expect(documentOf(read, Buffer.from(text), "x")).toEqual([
        ...["{}a", {}, "1", ["{}x", {}], ["{}x", {}], "5"],
        ["{}c", {}, ["{}x", {}]],
      ]);
    });

    it("is told empty where the root is left out", () => {
      expect(documentOf(read, Buffer.from("<x>1<a/></x>"), "x")).toEqual(["{}x", {}]);
    });

    it("is refused in another encoding than UTF-8", () => {
      expect(codeOf(read, Buffer.from("<a>é</a>", "latin1"))).toBe("PAYLOAD_NOT_UTF8");
    });

    it("has two hundred levels", () => {
      const text = `${"<a>".repeat(200)}${"</a>".repeat(200)}`;
      expect(documentOf(read, Buffer.from(text))).toBeDefined();
    });
  });

  if (Object.keys(exceptions).length > 0)
    it(`names only promises that there are: ${kind}`, () => {
      const promises = new Set([...READ, ...REFUSED].map(([promise]) => promise));
      expect(Object.keys(exceptions).filter((promise) => !promises.has(promise))).toEqual([]);
    });
}

/** The code of the failure, or what was read instead. */
export function codeOf(read: XmlReader, body: Uint8Array): unknown {
  try {
    return documentOf(read, body);
  } catch (thrown) {
    return toFailure(thrown).code;
  }
}
