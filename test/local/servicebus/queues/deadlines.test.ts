import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { deadlines } from "../../../../local/servicebus/queues/deadlines.ts";
import { heap } from "../../../../local/servicebus/queues/heap.ts";
import { orderedNumbers } from "../../../../local/servicebus/queues/ordered-numbers.ts";
import { fakeClock } from "./fake-clock.ts";

describe("a heap", () => {
  it("gives its entries in order, whatever was added and swept between", () => {
    fc.assert(
      fc.property(fc.array(fc.integer()), fc.array(fc.integer()), (before, after) => {
        const numbers = heap<undefined>();
        for (const order of before) numbers.add({ order, value: undefined });
        numbers.sweep(({ order }) => order % 3 !== 0);
        for (const order of after) numbers.add({ order, value: undefined });
        const taken = Array.from({ length: numbers.size }, () => numbers.takeFirst()?.order);
        const kept = [...before.filter((order) => order % 3 !== 0), ...after];
        expect(taken).toEqual(kept.sort((a, b) => a - b));
        expect(numbers.takeFirst()).toBeUndefined();
      }),
    );
  });
});

describe("ordered numbers", () => {
  it("behave as a set that gives its least member", () => {
    const steps = fc.array(fc.tuple(fc.constantFrom("add", "delete", "take"), fc.nat(20)), {
      maxLength: 300,
    });
    fc.assert(
      fc.property(steps, (actions) => {
        const tested = orderedNumbers();
        const model = new Set<number>();
        for (const [action, number] of actions) {
          if (action === "add") {
            tested.add(number);
            model.add(number);
          } else if (action === "delete") {
            expect(tested.delete(number)).toBe(model.delete(number));
          } else {
            const least = model.size === 0 ? undefined : Math.min(...model);
            expect(tested.takeFirst()).toBe(least);
            if (least !== undefined) model.delete(least);
          }
          expect(tested.size).toBe(model.size);
        }
      }),
    );
  });
});

describe("deadlines", () => {
  it("call each key once, at its last time and in order, on one timer", () => {
    const steps = fc.array(fc.tuple(fc.nat(10), fc.option(fc.nat(100))), { maxLength: 200 });
    fc.assert(
      fc.property(steps, (actions) => {
        const clock = fakeClock(0);
        const called: (readonly [number, number])[] = [];
        const tested = deadlines<number>(clock, (key) => called.push([key, clock.nowMs()]));
        const model = new Map<number, number>();
        for (const [key, atMs] of actions) {
          if (atMs === null) {
            tested.clear(key);
            model.delete(key);
          } else {
            tested.set(key, atMs);
            model.set(key, atMs);
          }
          expect(clock.timers).toBeLessThanOrEqual(1);
        }
        clock.advance(100);
        expect(new Map(called)).toEqual(model);
        expect(called.map(([, atMs]) => atMs)).toEqual([...model.values()].sort((a, b) => a - b));
      }),
    );
  });

  it("let a call set the next deadline of its key", () => {
    const clock = fakeClock(0);
    const calls: number[] = [];
    const tested = deadlines<string>(clock, (key) => {
      expect(tested.atMs(key)).toBeUndefined();
      calls.push(clock.nowMs());
      if (calls.length < 3) tested.set(key, clock.nowMs() + 10);
    });
    tested.set("k", 10);
    clock.advance(100);
    expect(calls).toEqual([10, 20, 30]);
  });

  it("call nothing once they are stopped", () => {
    const clock = fakeClock(0);
    const tested = deadlines<string>(clock, () => expect.unreachable());
    tested.set("k", 10);
    tested.stop();
    clock.advance(100);
    expect(clock.timers).toBe(0);
  });
});
