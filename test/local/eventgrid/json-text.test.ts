import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { elementTexts, withMembers } from "../../../local/eventgrid/json-text.ts";

describe("the texts of an array's elements", () => {
  it("keep every digit and every space inside", () => {
    const texts = elementTexts(
      ' [ {"n": 9007199254740993},{"d":1.10 , "s":"a,]\\\\\\"}["} ,[1,[2]], "x" ]\n',
    );
    expect(texts).toEqual(['{"n": 9007199254740993}', '{"d":1.10 , "s":"a,]\\\\\\"}["}', "[1,[2]]", '"x"']);
  });

  it("are none for an empty array", () => {
    expect(elementTexts(" [ ] ")).toEqual([]);
  });

  it("read back as the elements, whatever they are", () => {
    fc.assert(
      fc.property(fc.array(fc.jsonValue()), fc.integer({ min: 0, max: 2 }), (values, indent) => {
        const text = JSON.stringify(values, undefined, indent);
        expect(elementTexts(text).map((element) => JSON.parse(element))).toEqual(JSON.parse(text));
      }),
    );
  });
});

describe("members added to an object's text", () => {
  it.each([
    ["{}", '{"why":"x"}'],
    ['{"n":9007199254740993 } ', '{"n":9007199254740993,"why":"x"}'],
  ])("leave what stands in %s as it is", (object, expected) => {
    expect(withMembers(object, { why: "x", nothing: undefined })).toBe(expected);
  });
});
