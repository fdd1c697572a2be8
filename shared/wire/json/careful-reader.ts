/**
 * Longer than a file should be: a grammar in one piece, whose functions share the place that has been reached.
 */
import type { Json, JsonObject } from "../../cloudevents/event-draft.ts";
import { Failure, shown } from "../../failure/failure.ts";
import { exactNumber } from "../exact-number.ts";
import { type Members, setMember } from "./kinds.ts";
import { MAX_DEPTH } from "./lost-nothing.ts";

const NUMBER = /-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?/y;
const HEX = /[0-9a-fA-F]{4}/y;

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const SPACE = 0x20;
const TAB = 0x09;
const LINE_FEED = 0x0a;
const RETURN = 0x0d;

const ESCAPES: Readonly<Record<string, string>> = {
  '"': '"',
  "\\": "\\",
  "/": "/",
  b: "\b",
  f: "\f",
  n: "\n",
  r: "\r",
  t: "\t",
};

/**
 * Reads JSON as RFC 8259 defines it, like `JSON.parse`, but keeps numbers exact, refuses a name that comes twice in
 * an object, and bounds the depth. Several times slower: `readJson` asks it only when that matters.
 *
 * Fails with `PAYLOAD_MALFORMED`, `PAYLOAD_DUPLICATE_MEMBER` or `PAYLOAD_TOO_DEEP`, each with line and column.
 */
export function readCarefully(text: string): Json {
  let at = 0;

  function document(): Json {
    const value = valueAt(1);
    if (at < text.length) throw malformed("the end of the body");
    return value;
  }

  /** A value with the whitespace around it. */
  function valueAt(depth: number): Json {
    skipWhitespace();
    const value = bareValue(depth);
    skipWhitespace();
    return value;
  }

  function bareValue(depth: number): Json {
    switch (text[at]) {
      case "{":
        return object(depth);
      case "[":
        return list(depth);
      case '"':
        return string();
      case "t":
        return word("true", true);
      case "f":
        return word("false", false);
      case "n":
        return word("null", null);
      default:
        return number();
    }
  }

  function object(depth: number): JsonObject {
    open(depth);
    const members: Members = {};
    if (skip("}")) return members;
    do {
      skipWhitespace();
      const nameAt = at;
      if (text[at] !== '"') throw malformed("a member name in quotes");
      const name = string();
      if (Object.hasOwn(members, name)) throw duplicate(name, nameAt);
      skipWhitespace();
      if (!skip(":")) throw malformed("a colon");
      setMember(members, name, valueAt(depth + 1));
    } while (skip(","));
    if (!skip("}")) throw malformed("a comma or a closing brace");
    return members;
  }

  function list(depth: number): readonly Json[] {
    open(depth);
    const items: Json[] = [];
    if (skip("]")) return items;
    do items.push(valueAt(depth + 1));
    while (skip(","));
    if (!skip("]")) throw malformed("a comma or a closing bracket");
    return items;
  }

  function open(depth: number): void {
    if (depth > MAX_DEPTH) {
      const message = `Expected at most ${MAX_DEPTH} levels of objects and lists, came one more at ${placeOf(at)}.`;
      throw new Failure("PAYLOAD_TOO_DEEP", message);
    }
    at += 1;
    skipWhitespace();
  }

  function string(): string {
    at += 1;
    let value = unescaped();
    while (skip("\\")) value += escaped() + unescaped();
    if (!skip('"')) throw malformed(at < text.length ? "control characters escaped" : "a closing quote");
    return value;
  }

  /** Up to the next quote, backslash or control character; RFC 8259 wants the last escaped. */
  function unescaped(): string {
    const start = at;
    let code = text.charCodeAt(at);
    while (code >= SPACE && code !== QUOTE && code !== BACKSLASH) {
      at += 1;
      code = text.charCodeAt(at);
    }
    return text.slice(start, at);
  }

  function escaped(): string {
    const letter = text[at] ?? "";
    const character = ESCAPES[letter];
    if (letter !== "u" && character === undefined) throw malformed("an escape that JSON knows");
    at += 1;
    if (character !== undefined) return character;
    const hex = take(HEX);
    if (hex === "") throw malformed("four hexadecimal digits");
    return String.fromCharCode(Number.parseInt(hex, 16));
  }

  function number(): Json {
    const digits = take(NUMBER);
    if (digits === "") throw malformed("a value");
    return exactNumber(digits);
  }

  function word<T extends Json>(letters: string, value: T): T {
    if (!text.startsWith(letters, at)) throw malformed("a value");
    at += letters.length;
    return value;
  }

  /** Moves over what the sticky pattern matches here, which may be nothing. */
  function take(pattern: RegExp): string {
    pattern.lastIndex = at;
    const taken = pattern.exec(text)?.[0] ?? "";
    at += taken.length;
    return taken;
  }

  function skipWhitespace(): void {
    let code = text.charCodeAt(at);
    while (code === SPACE || code === LINE_FEED || code === RETURN || code === TAB) {
      at += 1;
      code = text.charCodeAt(at);
    }
  }

  function skip(character: string): boolean {
    if (text[at] !== character) return false;
    at += 1;
    return true;
  }

  function malformed(expected: string): Failure {
    const came = at < text.length ? `«${shown(text.slice(at, at + 20))}»` : "the end of the body";
    return new Failure(
      "PAYLOAD_MALFORMED",
      `Expected JSON with ${expected} at ${placeOf(at)}, came ${came}. Compare what the sender is registered to send.`,
    );
  }

  function duplicate(name: string, nameAt: number): Failure {
    return new Failure(
      "PAYLOAD_DUPLICATE_MEMBER",
      `Expected each member once, came «${shown(name)}» again at ${placeOf(nameAt)}.`,
    );
  }

  function placeOf(index: number): string {
    const before = text.slice(0, index);
    const line = before.split("\n").length;
    return `line ${line}, column ${index - before.lastIndexOf("\n")}`;
  }

  return document();
}
