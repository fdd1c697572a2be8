import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { toFailure } from "../../../shared/failure/failure.ts";
import { decodeUtf8 } from "../../../shared/wire/utf8.ts";

function offsetOfFailure(bytes: Uint8Array): number {
  try {
    decodeUtf8(bytes);
  } catch (thrown) {
    const failure = toFailure(thrown);
    expect(failure.code).toBe("PAYLOAD_NOT_UTF8");
    return Number(/offset ([0-9]+)/.exec(failure.message)?.[1]);
  }
  throw new Error("nothing failed");
}

describe("decoding UTF-8", () => {
  it("gives back any text", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        const wellFormed = text.toWellFormed().replace(/^\uFEFF/, "");
        expect(decodeUtf8(Buffer.from(wellFormed))).toBe(wellFormed);
      }),
    );
  });

  it("strips one byte order mark", () => {
    expect(decodeUtf8(Buffer.from("\uFEFF\uFEFFa"))).toBe("\uFEFFa");
  });

  it("reads the bytes of a view, not of the memory behind it", () => {
    expect(decodeUtf8(new Uint8Array(Buffer.from("xaby")).subarray(1, 3))).toBe("ab");
  });

  it.each([
    ["a lone continuation byte", [0x61, 0x80], 1],
    ["an overlong slash", [0xc0, 0xaf], 0],
    ["an overlong form of three bytes", [0xe0, 0x9f, 0xbf], 1],
    ["a surrogate", [0xed, 0xa0, 0x80], 1],
    ["a character above U+10FFFF", [0xf4, 0x90, 0x80, 0x80], 1],
    ["a lead byte that does not exist", [0x61, 0x62, 0xff], 2],
    ["a euro sign cut short", [0x61, 0xe2, 0x82], 3],
    ["Windows-1252", [...Buffer.from("M"), 0xfc, ...Buffer.from("ller")], 1],
    ["a lead byte within a character", [0xe2, 0x82, 0xe2, 0x82, 0xac], 2],
  ])("names the offset of %s", (_kind, bytes, offset) => {
    expect(offsetOfFailure(Uint8Array.from(bytes))).toBe(offset);
  });

  it("finds an offset in whatever is not UTF-8", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 12 }), (bytes) => {
        const valid =
          new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes).includes("\uFFFD") === false;
        fc.pre(!valid && !Buffer.from(bytes).includes(Buffer.from("\uFFFD")));
        const offset = offsetOfFailure(bytes);
        expect(() => decodeUtf8(bytes.subarray(0, offset + 1))).toThrow();
        expect(offset).toBeLessThanOrEqual(bytes.length);
      }),
    );
  });
});
