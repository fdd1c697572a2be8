import { describe, expect, it } from "vitest";
import { readSpoolBytes } from "../../../shared/spool/spool-format.ts";

describe("reading a spooled message", () => {
  it("reads the first format for ever", () => {
    const head = '{"v":1,"messageId":"x#1","dueAtMs":5,"properties":{"v":"1","arrival":"x"}}';
    expect(readSpoolBytes(Buffer.from(`${head}\n{\n}`))).toEqual({
      message: { messageId: "x#1", properties: { v: "1", arrival: "x" }, body: Buffer.from("{\n}") },
      dueAtMs: 5,
    });
  });

  it("leaves a newer format for a newer version of the app", () => {
    expect(() => readSpoolBytes(Buffer.from('{"v":2}\n'))).toThrow(
      expect.objectContaining({ code: "FORMAT_NEWER" }),
    );
  });

  it.each(["", "{}", "{}\n", "null\n", '{"v":1}\n', "no JSON\n", '{"v":"2","messageId":"x"}\n'])(
    "refuses «%s», which the app did not write",
    (text) => {
      expect(() => readSpoolBytes(Buffer.from(text))).toThrow(
        expect.objectContaining({ code: "PAYLOAD_MALFORMED" }),
      );
    },
  );
});
