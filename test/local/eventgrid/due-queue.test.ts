import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { dueQueue } from "../../../local/eventgrid/due-queue.ts";

describe("a queue by time", () => {
  it("gives nothing before its time, and at most as much as asked for", () => {
    const queue = dueQueue<string>();
    queue.add("late", 20);
    queue.add("early", 10);
    queue.add("early too", 10);
    expect(queue.takeDue(9, 5)).toEqual([]);
    expect(queue.takeDue(10, 1)).toEqual(["early"]);
    expect(queue.takeDue(19, 5)).toEqual(["early too"]);
    expect(queue.nextDueMs()).toBe(20);
    expect(queue.size).toBe(1);
  });

  it("gives all, the earliest first and equal times in the order they came", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 20 })), (times) => {
        const queue = dueQueue<number>();
        for (const [at, dueMs] of times.entries()) queue.add(at, dueMs);
        const sorted = [...times.entries()].sort((one, other) => one[1] - other[1]).map(([at]) => at);
        expect(queue.takeDue(20, times.length)).toEqual(sorted);
        expect(queue.nextDueMs()).toBeUndefined();
      }),
    );
  });
});
