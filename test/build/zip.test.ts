import { unzipSync } from "fflate";
import { afterEach, describe, expect, it, vi } from "vitest";
import { zip } from "../../build/zip.ts";

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const FILES: readonly (readonly [string, Uint8Array])[] = [
  ["main.mjs", bytes("export const one = 1;\n".repeat(100))],
  ["chunks/b.mjs", bytes("")],
  ["chunks/a.mjs", bytes("«ä»")],
];

describe("a package", () => {
  afterEach(() => vi.unstubAllEnvs());

  it("has every file, to the byte", () => {
    expect(unzipSync(zip(new Map(FILES)))).toEqual(Object.fromEntries(FILES));
  });

  it("is the same whatever the order of the files", () => {
    expect(zip(new Map(FILES.toReversed()))).toEqual(zip(new Map(FILES)));
  });

  it("is the same in another time zone and at another time", () => {
    const here = zip(new Map(FILES));
    vi.stubEnv("TZ", "Pacific/Auckland");
    vi.setSystemTime(new Date("2031-07-01"));
    expect(zip(new Map(FILES))).toEqual(here);
    vi.useRealTimers();
  });

  it("lets everyone read its files, and says nothing of who packed it", () => {
    const packed = zip(new Map([["a", bytes("a")]]));
    const view = new DataView(packed.buffer, packed.byteOffset);
    const directory = packed.length - 22 - 46 - 1;
    // APPNOTE.TXT 4.3.12: signature, maker, time, extra field, external attributes.
    expect(view.getUint32(directory, true)).toBe(0x02014b50);
    expect(view.getUint8(directory + 5)).toBe(3);
    expect(view.getUint32(directory + 12, true)).toBe(0x0021_0000);
    expect(view.getUint16(directory + 30, true)).toBe(0);
    expect((view.getUint32(directory + 38, true) >>> 16).toString(8)).toBe("100644");
  });
});
