import fc from "fast-check";
import { expect, it } from "vitest";
import { packKept, unpackKept } from "../../../shared/ledger/kept-bytes.ts";

it("gives a text and raw bytes back exactly as they were packed", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), fc.uint8Array({ maxLength: 500 }), (text, raw) => {
      const kept = unpackKept(packKept({ text, raw }));
      expect(kept.text).toBe(text);
      expect(Buffer.from(kept.raw).equals(raw)).toBe(true);
    }),
  );
});
