import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { boundInFlight, REQUEST_BYTES } from "../../../shared/accept/in-flight.ts";

const overloaded = expect.objectContaining({ code: "OVERLOADED", again: true });

describe("the bound on what requests under way hold", () => {
  it("lets in as much as fits, and more once one has ended", () => {
    const inFlight = boundInFlight(2 * REQUEST_BYTES + 100);
    const first = inFlight.begin();
    first.body(60);
    const second = inFlight.begin();
    expect(() => second.body(41)).toThrow(overloaded);
    second.body(40);
    expect(inFlight.heldBytes()).toBe(2 * REQUEST_BYTES + 100);
    expect(() => inFlight.begin()).toThrow(overloaded);
    first.end();
    second.body(100 + REQUEST_BYTES);
    expect(() => inFlight.begin()).toThrow(overloaded);
  });

  it("counts a request that holds less than before, and one that ends twice", () => {
    const inFlight = boundInFlight(REQUEST_BYTES + 100);
    const only = inFlight.begin();
    only.body(100);
    only.body(10);
    only.body(100);
    only.end();
    only.end();
    expect(inFlight.heldBytes()).toBe(0);
    inFlight.begin().body(100);
    expect(() => inFlight.begin()).toThrow(overloaded);
  });

  it("is never passed, and wholly free again when all have ended", () => {
    const most = 10 * REQUEST_BYTES;
    const steps = fc.array(fc.tuple(fc.nat(9), fc.nat(3 * REQUEST_BYTES), fc.boolean()), { maxLength: 60 });
    fc.assert(
      fc.property(steps, (acts) => {
        const inFlight = boundInFlight(most);
        const held = new Map<number, { readonly own: ReturnType<typeof inFlight.begin>; bytes: number }>();
        const inUse = (): number => [...held.values()].reduce((sum, { bytes }) => sum + bytes, 0);
        for (const [who, bytes, ends] of acts) {
          try {
            const mine = held.get(who) ?? { own: inFlight.begin(), bytes: REQUEST_BYTES };
            held.set(who, mine);
            mine.own.body(bytes);
            mine.bytes = REQUEST_BYTES + bytes;
          } catch (error) {
            expect(error).toEqual(overloaded);
          }
          expect(inUse()).toBeLessThanOrEqual(most);
          if (ends) held.get(who)?.own.end();
          if (ends) held.delete(who);
        }
        for (const { own } of held.values()) own.end();
        inFlight.begin().body(most - REQUEST_BYTES);
      }),
    );
  });
});
