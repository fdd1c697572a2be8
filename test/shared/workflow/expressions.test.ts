import { describe, expect, it } from "vitest";
import type { Json } from "../../../shared/cloudevents/event-draft.ts";
import { evaluateValue } from "../../../shared/workflow/evaluate.ts";
import { expressionText } from "../../../shared/workflow/expression.ts";
import { parseExpression } from "../../../shared/workflow/parse-expression.ts";
import { readValue } from "../../../shared/workflow/value.ts";

const BODY: Json = { a: { b: [1, "two", null] }, text: "Grüße", none: null, "odd name": true };

function given(value: unknown): Json {
  return evaluateValue(readValue(value, "here"), (reference) =>
    reference === "triggerBody" ? BODY : undefined,
  );
}

describe("an expression", () => {
  it.each<readonly [unknown, Json]>([
    ["plain", "plain"],
    ["@@home", "@home"],
    ["a@b.example", "a@b.example"],
    ["@null", null],
    ["@-1.5e2", -150],
    ["@'it''s'", "it's"],
    ["@triggerBody()?['a']?['b'][1]", "two"],
    ["@triggerBody().a.b[0]", 1],
    ["@triggerBody()?.text", "Grüße"],
    ["@triggerBody()['odd name']", true],
    ["@triggerBody()?['none']?['deeper']", null],
    ["@triggerBody()?['missing']", null],
    ["@TRIGGERBODY()?['text']", "Grüße"],
    ["id @{triggerBody()?['a']?['b'][0]} of @{concat('}', 'x')}", "id 1 of }x"],
    ["@{triggerBody()?['a']}", '{"b":[1,"two",null]}'],
    [{ n: [1, "@concat('a', 1)", true] }, { n: [1, "a1", true] }],
  ])("%j gives %j", (text, value) => {
    expect(given(text)).toEqual(value);
  });

  it.each<readonly [string, Json]>([
    ["and(true, not(false), true)", true],
    ["or(false, equals(1, 1))", true],
    ["equals('A', 'a')", false],
    ["equals(createArray(1, 'x'), createArray(1, 'x'))", true],
    ["greater(2, 1)", true],
    ["lessOrEquals('a', 'a')", true],
    ["if(empty(''), 'none', 'some')", "none"],
    ["coalesce(null, null, 'x')", "x"],
    ["length(split('a,b,c', ','))", 3],
    ["contains(createArray('a', 'b'), 'b')", true],
    ["contains('abc', 'B')", false],
    ["startsWith('Contoso', 'con')", true],
    ["endsWith('Contoso', 'OSO')", true],
    ["indexOf('Contoso', 'T')", 3],
    ["toUpper(trim(' ä '))", "Ä"],
    ["replace('a-b-c', '-', '')", "abc"],
    ["concat('n', 1, null, true)", "n1true"],
    ["int('42')", 42],
    ["json('[1]')[0]", 1],
    ["base64ToString(base64('Grüße'))", "Grüße"],
    ["encodeURIComponent('a/b')", "a%2Fb"],
  ])("%s gives %j", (text, value) => {
    expect(given(`@${text}`)).toEqual(value);
  });

  it.each([
    ["@equal(1, 1)", "here: the function equal is not known here; known are triggerBody, body, outputs"],
    ["@utcNow()", "the function utcNow is not known here"],
    ["@not()", "not takes 1 arguments, came 0"],
    ["@toLower(string(1), 2)", "toLower takes 1 arguments, came 2"],
    ["@add", "expected ( after add, came the end"],
    ["@equals(1", "«equals(1»: expected , or ), came the end"],
    ["@equals(1, 2) 3", "expected its end, came 3"],
    ["@triggerBody(", "came the end"],
    ["@'open", "expected an expression, came '"],
    ["x @{triggerBody()", "expected } after @{, came the end"],
    ["@triggerBody()['a'", "expected ], came the end"],
  ])("%s is refused: %s", (text, why) => {
    expect(() => readValue(text, "here")).toThrow(why);
  });

  it.each([
    ["@triggerBody()['missing']", "has no 'missing'"],
    ["@triggerBody()?['none']['deeper']", "null has no 'deeper'"],
    ["@toLower(triggerBody()?['none'])", "toLower takes string, came null"],
    ["@greater('a', 1)", "compares two numbers or two texts"],
    ["@int('x')", "expected a number"],
    ["@json('{')", "json takes the text of a JSON value"],
  ])("%s fails when it runs: %s", (text, why) => {
    expect(() => given(text)).toThrow(why);
  });

  it("is written as it was read", () => {
    const text = "if(equals(body('A')?['x'], 'it''s'), outputs('B')[0], null)";
    expect(expressionText(parseExpression(text))).toBe(text);
  });
});
