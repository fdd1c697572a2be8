import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { contentHash } from "../../../shared/cloudevents/content-hash.ts";

describe("the hash of a content", () => {
  it("does not see the order of members, at any depth", () => {
    const one = contentHash({ a: 1, b: { c: [{ d: 1, e: 2 }], f: null } });
    expect(contentHash({ b: { f: null, c: [{ e: 2, d: 1 }] }, a: 1 })).toBe(one);
    expect(one).toMatch(/^[0-9a-f]{64}$/);
  });

  it("sees the order of a list, the kind of a value, and a member named __proto__", () => {
    const hashes = ["[1,2]", "[2,1]", "1", '"1"', "null", "{}", "[]", '{"__proto__":{}}'].map((text) =>
      contentHash(JSON.parse(text)),
    );
    expect(new Set(hashes).size).toBe(hashes.length);
  });

  it("is the same for two values exactly when they are equal", () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (a, b) => {
        const [left, right] = [JSON.parse(JSON.stringify(a)), JSON.parse(JSON.stringify(b))];
        let equal = true;
        try {
          expect(left).toStrictEqual(right);
        } catch {
          equal = false;
        }
        expect(contentHash(left) === contentHash(right)).toBe(equal);
      }),
    );
  });
});
