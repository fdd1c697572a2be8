import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { eventLog } from "../../../local/subscribers/event-log.ts";

function logOf(limit: number, count: number) {
  const log = eventLog(limit);
  for (let number = 0; number < count; number += 1) log.add(`${number}`);
  return log;
}

describe("the log of received events", () => {
  it("keeps the newest and says how many it cut", () => {
    const log = logOf(3, 5);
    expect([...log.after(0)]).toEqual(["2", "3", "4"]);
    expect([log.total, log.cut]).toEqual([5, 2]);
  });

  it("leaves out the first of all that ever came, kept or not", () => {
    expect([...logOf(3, 5).after(4)]).toEqual(["4"]);
    expect([...logOf(3, 5).after(9)]).toEqual([]);
  });

  it("gives a reader what was there when it began, without what is cut meanwhile", () => {
    const log = logOf(3, 3);
    const read = [];
    for (const text of log.after(0)) {
      read.push(text);
      if (text === "0") for (const later of ["3", "4"]) log.add(later);
    }
    expect(read).toEqual(["0", "2"]);
  });

  it("gives the end of what came, for any limit and any start", () => {
    const small = fc.integer({ min: 0, max: 40 });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 20 }), small, small, (limit, count, skip) => {
        const all = Array.from({ length: count }, (_, number) => `${number}`);
        expect([...logOf(limit, count).after(skip)]).toEqual(all.slice(Math.max(skip, count - limit, 0)));
      }),
    );
  });
});
