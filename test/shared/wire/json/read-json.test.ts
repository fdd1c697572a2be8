import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Json } from "../../../../shared/cloudevents/event-draft.ts";
import { type Failure, toFailure } from "../../../../shared/failure/failure.ts";
import { readCarefully } from "../../../../shared/wire/json/careful-reader.ts";
import { readJson } from "../../../../shared/wire/json/read-json.ts";

const bytes = (text: string): Uint8Array => Buffer.from(text, "utf8");
const read = (text: string): Json => readJson(bytes(text));

function failureOf(reading: () => unknown): Failure {
  try {
    reading();
  } catch (thrown) {
    return toFailure(thrown);
  }
  throw new Error("nothing failed");
}

/** The result as a text, so that both readers can be compared whether they give a value or a failure. */
function told(reading: () => Json): string {
  try {
    return JSON.stringify(reading());
  } catch (thrown) {
    const failure = toFailure(thrown);
    return `${failure.code}: ${failure.message}`;
  }
}

describe("reading JSON", () => {
  it("keeps texts, names, order, nesting and null as they are", () => {
    const text = '{"b":[1,-2.5,true,null,{"":"Аб😀"}],"a":"\\u0041\\n\\/"}';
    expect(JSON.stringify(read(text))).toBe('{"b":[1,-2.5,true,null,{"":"Аб😀"}],"a":"A\\n/"}');
  });

  it("strips a byte order mark", () => {
    expect(read('\uFEFF{"a":1}')).toEqual({ a: 1 });
  });

  it.each([
    ["0.1", 0.1],
    ["12.3400", 12.34],
    ["1.0000000000", 1],
    ["9007199254740992", 9007199254740992],
    ["9007199254740993", "9007199254740993"],
    ["0.10000000000000001", 0.1],
    ["0.10000000000000000", "0.10000000000000000"],
    ["79228162514264337593543950335", "79228162514264337593543950335"],
    ["1.7976931348623157E+308", Number.MAX_VALUE],
    ["5e-324", Number.MIN_VALUE],
    ["1E5", 100000],
    ["1e400", "1e400"],
    ["1e-400", "1e-400"],
    ["2.4e-323", "2.4e-323"],
    ["0e400", 0],
    [`0.${"0".repeat(400)}1`, `0.${"0".repeat(400)}1`],
    ["0.00000000000000000000", 0],
  ])("reads the number %s without loss", (text, expected) => {
    expect(read(`{"n":${text}}`)).toEqual({ n: expected });
    expect(read(text)).toBe(expected);
  });

  it("gives back texts with quotes and backslashes", () => {
    expect(read('{"html":"<a href=\\"x\\\\\\">\\\\","b":"\\\\"}')).toEqual({
      html: '<a href="x\\">\\',
      b: "\\",
    });
  });

  it("does not take long digits within a text for a number", () => {
    expect(read('{"card":"4111111111111111","x":1e0}')).toEqual({ card: "4111111111111111", x: 1 });
  });

  it.each([
    '{"a":1,"b":2,"a":3}',
    '{"a":1,"\\u0061":2}',
    '{"x":{"a" : 1, "a" : 1}}',
    '{"a":"\\"\\\\","a":"\\"\\\\"}',
    `{${Array.from({ length: 600 }, (_, at) => `"m${at}":0`).join()},"m7":1}`,
  ])("refuses a member that comes twice: %.40s", (text) => {
    const failure = failureOf(() => read(text));
    expect(failure.code).toBe("PAYLOAD_DUPLICATE_MEMBER");
    expect(failure.message).toMatch(/«(a|m7)» again at line 1, column/);
  });

  it("lets the same name stand in two objects", () => {
    expect(read('[{"a":1},{"a":{"a":2}}]')).toEqual([{ a: 1 }, { a: { a: 2 } }]);
  });

  it.each([
    ["a plain body", '{"__proto__":{"polluted":true},"a":1}'],
    ["a body that needs care", '{"__proto__":{"polluted":true},"a":1e0}'],
  ])("takes __proto__ for a member like any other in %s", (_kind, text) => {
    const value = read(text);
    expect(JSON.stringify(value)).toBe('{"__proto__":{"polluted":true},"a":1}');
    expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
  });

  it.each(["[", '{"a":'])("refuses nesting of more than 200 levels of %s", (opening) => {
    const closing = opening === "[" ? "]" : "}";
    const nested = (depth: number): string => `${opening.repeat(depth)}0${closing.repeat(depth)}`;
    expect(() => read(nested(200))).not.toThrow();
    expect(failureOf(() => read(nested(201))).code).toBe("PAYLOAD_TOO_DEEP");
    expect(failureOf(() => read(opening.repeat(100_000))).code).toBe("PAYLOAD_TOO_DEEP");
  });

  it("unwraps a quoted object once", () => {
    const body = '{"a":"\\ud800","n":9007199254740993}';
    const expected = { a: "\ud800", n: "9007199254740993" };
    expect(read(JSON.stringify(body))).toEqual(expected);
    expect(read(JSON.stringify(`\uFEFF ${body}`))).toEqual(expected);
    expect(read(JSON.stringify(JSON.stringify(body)))).toBe(JSON.stringify(body));
    expect(read('"hello"')).toBe("hello");
  });

  it.each([
    ["", "PAYLOAD_EMPTY", /no byte/],
    [" \r\n\t", "PAYLOAD_EMPTY", /4 bytes of whitespace/],
    ["\uFEFF", "PAYLOAD_EMPTY", /3 bytes/],
    ['{"a":1', "PAYLOAD_MALFORMED", /a comma or a closing brace at line 1, column 7, came the end/],
    ['{\n  "a": tru\n}', "PAYLOAD_MALFORMED", /a value at line 2, column 8, came «tru }»/],
    ["{'a':1}", "PAYLOAD_MALFORMED", /a member name in quotes at line 1, column 2/],
    ['{"a" 1}', "PAYLOAD_MALFORMED", /a colon at line 1, column 6/],
    ["[1,]", "PAYLOAD_MALFORMED", /a value at line 1, column 4/],
    ["[01]", "PAYLOAD_MALFORMED", /a comma or a closing bracket at line 1, column 3/],
    ["{} x", "PAYLOAD_MALFORMED", /the end of the body at line 1, column 4/],
    ['"a\nb"', "PAYLOAD_MALFORMED", /control characters escaped at line 1, column 3/],
    ['"abc', "PAYLOAD_MALFORMED", /a closing quote/],
    ['"\\x"', "PAYLOAD_MALFORMED", /an escape that JSON knows/],
    ['"\\u12g4"', "PAYLOAD_MALFORMED", /four hexadecimal digits/],
    ["<a/>", "PAYLOAD_MALFORMED", /a value at line 1, column 1, came «<a\/>»/],
    [JSON.stringify('{"a":1,"a":2}'), "PAYLOAD_DUPLICATE_MEMBER", /«a» again/],
    [JSON.stringify('{"a":'), "PAYLOAD_MALFORMED", /a value at line 1, column 6/],
  ])("says what is wrong with %j", (text, code, message) => {
    const failure = failureOf(() => read(text));
    expect(failure.code).toBe(code);
    expect(failure.message).toMatch(message);
  });
});

describe("the two ways to read JSON", () => {
  const spaces = fc.constantFrom("", " ", "\n", "\t ");
  const names = fc.constantFrom('"a"', '"b"', '"\\u0061"', '"__proto__"', '"ab"', '"constructor"');
  const numbers = fc.oneof(
    fc.double().map((value) => JSON.stringify(value)),
    fc.stringMatching(/^-?(0|[1-9][0-9]{0,24})(\.[0-9]{1,24})?([eE][-+]?[0-9]{1,3})?$/),
  );
  const { value } = fc.letrec<{ value: string }>((tie) => ({
    value: fc.oneof(
      { maxDepth: 4 },
      fc.constantFrom("true", "false", "null", "tru", "", '"', '"\\"'),
      numbers,
      fc.string({ unit: "binary" }).map((text) => JSON.stringify(text)),
      fc.array(tie("value")).map((items) => `[${items.join(",")}]`),
      fc
        .array(fc.tuple(names, spaces, tie("value"), spaces), { maxLength: 4 })
        .map((members) => `{${members.map(([name, s, item, t]) => `${name}${s}:${t}${item}`).join(",")}}`),
    ),
  }));

  it("give the same value, or the same failure, for any text", () => {
    fc.assert(
      fc.property(value, (text) => {
        fc.pre(!/^[ \n\t]*("|$)/.test(text));
        expect(told(() => read(text))).toBe(told(() => readCarefully(text)));
      }),
      { numRuns: 2_000 },
    );
  });

  it("agree with JSON.parse on what is JSON at all", () => {
    fc.assert(
      fc.property(value, (text) => {
        let valid = true;
        try {
          JSON.parse(text);
        } catch {
          valid = false;
        }
        const outcome = told(() => readCarefully(text));
        expect(outcome.startsWith("PAYLOAD_MALFORMED")).toBe(
          !valid && !outcome.startsWith("PAYLOAD_DUPLICATE_MEMBER"),
        );
      }),
      { numRuns: 2_000 },
    );
  });
});
