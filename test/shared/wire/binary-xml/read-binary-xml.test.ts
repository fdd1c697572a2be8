import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { Failure, toFailure } from "../../../../shared/failure/failure.ts";
import { readBinaryXml } from "../../../../shared/wire/binary-xml/read-binary-xml.ts";
import { documentOf } from "../document-of.ts";

const MESSAGE = readFileSync(
  new URL("../../../fixtures/dataverse-xml/update-account-null-and-secret.msbin1", import.meta.url),
);

const read = (...bytes: readonly number[]): unknown => documentOf(readBinaryXml, Uint8Array.from(bytes));

function failureOf(body: Uint8Array): Failure {
  try {
    documentOf(readBinaryXml, body);
  } catch (thrown) {
    return toFailure(thrown);
  }
  throw new Error("expected a failure");
}

/** So many elements `r`, one in the other. */
function nested(depth: number): Uint8Array {
  const starts = Array.from({ length: depth }, () => [0x40, 0x01, 0x72]).flat();
  return Uint8Array.from([...starts, ...Array.from({ length: depth }, () => 0x01)]);
}

// The records of each example are written as [MC-NBFX] section 2.2 lays them out.
describe(".NET binary XML", () => {
  it("has elements with a prefix of one letter in the record itself", () => {
    expect(read(0x68, 0x01, 0x78, 0x09, 0x01, 0x6b, 0x01, 0x75, 0x01)).toEqual(["{u}x", {}]);
  });

  it("has attributes with and without a prefix, whose names mean what is declared behind them", () => {
    const attributes = [0x26, 0x01, 0x79, 0x86, 0x04, 0x01, 0x79, 0x82, 0x09, 0x01, 0x61, 0x01, 0x75];
    expect(read(0x40, 0x01, 0x78, ...attributes, 0x01)).toEqual(["{}x", { "{u}y": "true", "{}y": "1" }]);
  });

  it("keeps bytes whole that are split anywhere over records", () => {
    const split = [0x9e, 0x01, 0x00, 0x9e, 0x01, 0x01, 0x9e, 0x02, 0x02, 0xfd, 0x9f, 0x02, 0xfe, 0xff];
    expect(read(0x40, 0x01, 0x72, ...split)).toEqual(["{}r", {}, "AAEC/f7/"]);
  });

  it("ends the base64 of bytes before other text", () => {
    expect(read(0x40, 0x01, 0x72, 0x9e, 0x01, 0x00, 0x99, 0x01, 0x78)).toEqual(["{}r", {}, "AA==x"]);
  });

  it("names the dictionary's entry where a message needs a dictionary", () => {
    const failure = failureOf(Uint8Array.of(0x56, 0x06, 0x01));
    expect(failure.code).toBe("PAYLOAD_MALFORMED");
    expect(failure.message).toMatch(/offset 0.*entry 6 of a dictionary/);
  });

  it("is empty when there is no byte", () => {
    expect(failureOf(new Uint8Array()).code).toBe("PAYLOAD_EMPTY");
  });

  it("is read 200 levels deep and no deeper", () => {
    expect(documentOf(readBinaryXml, nested(200))).toBeDefined();
    expect(failureOf(nested(201)).code).toBe("PAYLOAD_TOO_DEEP");
  });

  it("is refused with more attributes than any serialiser writes", () => {
    const attributes = Array.from({ length: 101 }, (_, index) => [
      0x04,
      0x02,
      0x61 + (index >> 3),
      0x61 + (index & 7),
      0x80,
    ]).flat();
    expect(failureOf(Uint8Array.from([0x40, 0x01, 0x72, ...attributes, 0x01])).message).toMatch(
      /at most 100/,
    );
  });

  it("names the offset of bytes that are no UTF-8", () => {
    const failure = failureOf(Uint8Array.of(0x40, 0x01, 0x72, 0x99, 0x01, 0xc3));
    expect(failure.code).toBe("PAYLOAD_NOT_UTF8");
    expect(failure.message).toMatch(/offset 5/);
  });

  it("takes no memory for a length that the body does not have", () => {
    const before = process.memoryUsage().arrayBuffers;
    const failure = failureOf(Uint8Array.of(0x40, 0x01, 0x72, 0xa3, 0xff, 0xff, 0xff, 0x7f));
    expect(failure.message).toMatch(/2147483647 bytes more/);
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(1_000_000);
  });

  it("takes an array in what is left out whose prefix was declared there", () => {
    const root = [0x40, 0x01, 0x72];
    const leftOut = [0x40, 0x01, 0x78];
    const declaring = [0x40, 0x01, 0x63, 0x09, 0x01, 0x62, 0x01, 0x6e];
    const array = [0x03, 0x5f, 0x01, 0x69, 0x01, 0x8b, 0x01, 0x07, 0x00];
    const body = Uint8Array.from([...root, ...leftOut, ...declaring, ...array, 0x01, 0x01, 0x01]);
    expect(documentOf(readBinaryXml, body, "x")).toEqual(["{}r", {}, ["{}x", {}]]);
  });

  it("is told without what stands in elements that are left out, whatever records that is", () => {
    const decimal = [0x94, ...new Uint8Array(16)];
    const array = [0x03, 0x40, 0x01, 0x62, 0x01, 0x8b, 0x01, 0x07, 0x00];
    const inner = [
      0x98,
      0x01,
      0x31,
      0x92,
      ...new Uint8Array(8),
      ...decimal,
      0x86,
      0x9e,
      0x01,
      0x00,
      0x02,
      0x01,
      0x20,
      ...array,
    ];
    const element = [0x40, 0x01, 0x63, 0x04, 0x01, 0x61, 0x80, 0x97, ...new Uint8Array(8)];
    const body = Uint8Array.from([
      0x40,
      0x01,
      0x72,
      0x40,
      0x01,
      0x78,
      ...inner,
      ...element,
      0x01,
      0x99,
      0x01,
      0x32,
    ]);
    expect(documentOf(readBinaryXml, body, "x")).toEqual(["{}r", {}, ["{}x", {}], "2"]);
    for (let length = 0; length < body.length; length += 1)
      expect(() => documentOf(readBinaryXml, body.subarray(0, length), "x")).toThrow(Failure);
    expect(() => documentOf(readBinaryXml, nested(201), "r")).toThrow(/at most 200 levels/);
  });

  it("is refused wherever it is cut off", () => {
    expect(documentOf(readBinaryXml, MESSAGE)).toBeDefined();
    for (let length = 0; length < MESSAGE.length; length += 1)
      expect(failureOf(MESSAGE.subarray(0, length)).code).toMatch(/^PAYLOAD_(?:EMPTY|MALFORMED)$/);
  });
});
