/**
 * Longer than a file should be: a grammar in one piece, whose functions share the place that has been reached.
 */
import { Failure } from "../../failure/failure.ts";
import { decodeUtf8 } from "../utf8.ts";
import { documentScope, MAX_DEPTH, type Scope, type XmlHandler, type XmlStart } from "../xml-reader.ts";
import { resolveTag } from "../xml-tag.ts";
import { malformedXml, placeOf } from "./malformed.ts";
import { resolveReferences } from "./references.ts";
import { tagReader, type WrittenTag } from "./written-tag.ts";

const DECLARATION =
  /^<\?xml[ \t\n]+version[ \t\n]*=[ \t\n]*(?:"1\.[0-9]+"|'1\.[0-9]+')(?:[ \t\n]+encoding[ \t\n]*=[ \t\n]*(?:"([^"<&]*)"|'([^'<&]*)'))?(?:[ \t\n]+standalone[ \t\n]*=[ \t\n]*(?:"(?:yes|no)"|'(?:yes|no)'))?[ \t\n]*\?>/;

/** XML 1.0, production 2; what else it excludes, no UTF-8 has. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is refused
const NO_CHARACTER = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/;

const NO_WHITE_SPACE = /[^ \t\n]/;
const TARGET = /[^\s?<>&"'/=!;()]+/y;

const BANG = 0x21;
const SLASH = 0x2f;
const GREATER = 0x3e;
const QUESTION = 0x3f;

/** How many different tags are remembered; messages of Dynamics have fewer than a hundred. */
const REMEMBERED_TAGS = 1_000;

/** A tag, and what it meant when it came last: serialisers repeat few tags very often. */
interface RememberedTag {
  /** From its `<` to its `>`. */
  readonly characters: string;
  readonly written: WrittenTag;
  outer: Scope | undefined;
  meaning: XmlStart | undefined;
  /** The tag that came after it the last time, and is likely to come again. */
  next: RememberedTag | undefined;
}

/**
 * Reads XML 1.0 with namespaces in UTF-8, as an `XmlReader` promises: well-formedness is checked, and there is no
 * DTD, hence no entity but the five predefined ones, and nothing is ever loaded.
 *
 * The time grows with the length alone: each character is looked at a fixed number of times.
 */
export function readXml(bytes: Uint8Array, handler: XmlHandler): void {
  const text = decodeXml(bytes);
  const readTag = tagReader(text);
  const remembered = new Map<string, RememberedTag>();
  const hasReferences = text.includes("&");
  const hasSectionEnds = text.includes("]]>");
  /** Names and outer scopes of the open elements. */
  const names: string[] = [];
  const scopes: Scope[] = [];
  let scope = documentScope();
  let isDone = false;
  /** How many elements are open from the one on whose content is left out. */
  let leftOut = 0;
  let last: RememberedTag | undefined;
  let at = skipDeclaration();

  function document(): void {
    while (at < text.length) {
      const start = text.indexOf("<", at);
      const end = start === -1 ? text.length : start;
      if (end > at) characters(at, end);
      at = end;
      if (start === -1) break;
      const next = text.charCodeAt(start + 1);
      if (next === SLASH) endTag();
      else if (next === BANG) section();
      else if (next === QUESTION) instruction();
      else startTag();
    }
    const open = names.at(-1);
    if (open !== undefined) throw malformedXml(text, at, `the end tag of ${open}`);
    if (!isDone) throw malformedXml(text, at, "an element");
  }

  function characters(start: number, end: number): void {
    const piece = text.slice(start, end);
    if (names.length === 0) {
      const wrong = piece.search(NO_WHITE_SPACE);
      if (wrong !== -1) throw malformedXml(text, start + wrong, "nothing outside the one root element");
      return;
    }
    const wrong = hasSectionEnds ? piece.indexOf("]]>") : -1;
    if (wrong !== -1) throw malformedXml(text, start + wrong, "no ]]> outside a CDATA section");
    if (leftOut > 0) return;
    handler.text(
      hasReferences && piece.includes("&")
        ? resolveReferences(piece, (expected, came, offset) =>
            malformedXml(text, start + offset, expected, came),
          )
        : piece,
    );
  }

  function startTag(): void {
    if (isDone) throw malformedXml(text, at, "nothing after the one root element");
    const tag = tagAt(at);
    const { written } = tag;
    if (names.length >= MAX_DEPTH) throw tooDeep();
    if (tag.meaning === undefined || tag.outer !== scope) {
      const place = at;
      tag.meaning = resolveTag(written, scope, (expected, came) => malformedXml(text, place, expected, came));
      tag.outer = scope;
    }
    at += written.length;
    if (leftOut > 0) {
      if (!written.isEmpty) leftOut += 1;
    } else {
      if (!written.isEmpty && handler.leavesOut?.(tag.meaning)) leftOut = 1;
      handler.start(tag.meaning);
    }
    if (written.isEmpty) {
      if (leftOut === 0) handler.end();
      isDone = names.length === 0;
    } else {
      names.push(written.name);
      scopes.push(scope);
      scope = tag.meaning.scope;
    }
  }

  function tagAt(start: number): RememberedTag {
    const next = last?.next;
    const tag = next !== undefined && text.startsWith(next.characters, start) ? next : otherTag(start);
    if (last !== undefined) last.next = tag;
    last = tag;
    return tag;
  }

  /** What stands between `<` and the next `>` means the same each time, unless that `>` belongs to a value. */
  function otherTag(start: number): RememberedTag {
    const characters = text.slice(start, text.indexOf(">", start) + 1);
    const known = remembered.get(characters);
    if (known !== undefined) return known;
    const written = readTag(start);
    const whole = text.slice(start, start + written.length);
    const tag = { characters: whole, written, outer: undefined, meaning: undefined, next: undefined };
    if (whole === characters && remembered.size < REMEMBERED_TAGS) remembered.set(characters, tag);
    return tag;
  }

  function endTag(): void {
    const name = names.pop();
    const outer = scopes.pop();
    if (name === undefined || outer === undefined) throw malformedXml(text, at, "a start tag");
    if (!text.startsWith(name, at + 2)) throw malformedXml(text, at, `the end tag of ${name}`);
    let end = at + 2 + name.length;
    while (isSpace(text.charCodeAt(end))) end += 1;
    if (text.charCodeAt(end) !== GREATER) throw malformedXml(text, at, `the end tag of ${name}`);
    at = end + 1;
    scope = outer;
    if (leftOut > 0) leftOut -= 1;
    if (leftOut === 0) handler.end();
    isDone = names.length === 0;
  }

  /** A comment or CDATA section. A DTD could define entities and load files, and no sender needs one. */
  function section(): void {
    if (text.startsWith("<!--", at)) {
      const end = text.indexOf("--", at + 4);
      if (end === -1) throw malformedXml(text, at, "the end of a comment");
      if (text[end + 2] !== ">") throw malformedXml(text, end, "no -- within a comment");
      at = end + 3;
    } else if (text.startsWith("<![CDATA[", at) && names.length > 0) {
      const end = text.indexOf("]]>", at);
      if (end === -1) throw malformedXml(text, at, "the end of a CDATA section");
      if (end > at + 9 && leftOut === 0) handler.text(text.slice(at + 9, end));
      at = end + 3;
    } else throw malformedXml(text, at, "an element, a comment or text, and no document type declaration");
  }

  function instruction(): void {
    TARGET.lastIndex = at + 2;
    const target = TARGET.exec(text)?.[0] ?? "";
    const end = text.indexOf("?>", at + 2);
    const after = at + 2 + target.length;
    const isSeparate = after === end || isSpace(text.charCodeAt(after));
    if (end === -1 || target === "" || !isSeparate || target.toLowerCase() === "xml")
      throw malformedXml(text, at, "a processing instruction");
    at = end + 2;
  }

  function skipDeclaration(): number {
    if (!/^<\?xml[ \t\n]/.test(text)) return 0;
    const [declaration, double, single] = DECLARATION.exec(text) ?? [];
    if (declaration === undefined) throw malformedXml(text, 0, "a declaration as XML 1.0 has it");
    const encoding = double ?? single ?? "utf-8";
    if (!/^(?:utf-?8|us-ascii)$/i.test(encoding))
      throw malformedXml(text, 0, "the encoding UTF-8", `«${encoding}»`);
    return declaration.length;
  }

  function tooDeep(): Failure {
    const message = `Expected at most ${MAX_DEPTH} levels of elements, came one more at ${placeOf(text, at)}.`;
    return new Failure("PAYLOAD_TOO_DEEP", message);
  }

  document();
}

/** The text with line ends as XML reads them (section 2.11), free of characters that XML does not have. */
function decodeXml(bytes: Uint8Array): string {
  const decoded = decodeUtf8(bytes);
  const text = decoded.includes("\r") ? decoded.replace(/\r\n?/g, "\n") : decoded;
  if (!NO_WHITE_SPACE.test(text)) throw empty(bytes.length);
  const wrong = text.search(NO_CHARACTER);
  if (wrong === -1) return text;
  const code = text.charCodeAt(wrong).toString(16).toUpperCase().padStart(4, "0");
  throw malformedXml(text, wrong, "characters that XML allows", `U+${code}`);
}

function isSpace(code: number): boolean {
  return code === 0x20 || code === 0x0a || code === 0x09;
}

function empty(length: number): Failure {
  const came = length === 0 ? "no byte at all" : `${length} bytes of white space`;
  return new Failure("PAYLOAD_EMPTY", `Expected a body of XML, came ${came}. Look at the sender.`);
}
