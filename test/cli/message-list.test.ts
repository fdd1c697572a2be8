import { describe, expect, it } from "vitest";
import { type Defaults, namedMessage, readMessageList } from "../../cli/message-list.ts";
import { WrongUse } from "../../cli/wrong-use.ts";

const defaults: Defaults = { source: "dataverse", contentType: undefined, headers: new Map([["a", "1"]]) };

describe("a list of messages", () => {
  it("takes files relative to itself, in their order, with what each declares", () => {
    const text = `{"file":"one.json"}\n\n{"file":"sub/two.bin","source":"aif","contentType":"application/xml","headers":{"b":"2"}}\n`;
    expect(readMessageList(text, "lists/all.jsonl", defaults)).toEqual([
      {
        file: "one.json",
        path: "lists/one.json",
        source: "dataverse",
        contentType: "application/json",
        headers: new Map([["a", "1"]]),
      },
      {
        file: "sub/two.bin",
        path: "lists/sub/two.bin",
        source: "aif",
        contentType: "application/xml",
        headers: new Map([
          ["a", "1"],
          ["b", "2"],
        ]),
      },
    ]);
  });

  it.each([
    ["a.json", "application/json"],
    ["a.xml", "application/xml"],
    ["a.msbin1", "application/msbin1"],
    ["-", "application/json"],
  ])("knows the content type of %s by its ending", (file, contentType) => {
    expect(namedMessage(file, defaults).contentType).toBe(contentType);
  });

  it("lets a declared content type stand above the ending", () => {
    expect(namedMessage("a.xml", { ...defaults, contentType: "text/xml" }).contentType).toBe("text/xml");
  });

  it.each([
    ["no JSON", "{", /a JSON object in line 2/],
    ["a list", "[]", /a JSON object in line 2/],
    ["no file", "{}", /a "file" in line 2 of l.jsonl/],
    ["an unknown source", `{"file":"a","source":"sap"}`, /"source" of dataverse.*«sap»/],
    ["a content type of another kind", `{"file":"a","contentType":1}`, /"contentType"/],
    ["headers of another kind", `{"file":"a","headers":[]}`, /"headers" by name/],
    ["a header of another kind", `{"file":"a","headers":{"h":1}}`, /the header h/],
  ])("says where it has %s", (_, line, message) => {
    const read = () => readMessageList(`{"file":"a"}\n${line}`, "l.jsonl", defaults);
    expect(read).toThrow(WrongUse);
    expect(read).toThrow(message);
  });
});
