import { describe, expect, it } from "vitest";
import { changedLetter, type LetterChange, RUN_LIMIT_MS } from "../../../shared/deadletter/change-letter.ts";
import { firstKept } from "../../../shared/deadletter/keep-letter.ts";
import type { KeptLetter } from "../../../shared/deadletter/kept-letter.ts";
import { LETTER } from "./letter.ts";

const NOW = Date.UTC(2026, 10, 23, 10);
const ADA = { who: "ada", why: "looked at it" } as const;
const hold = { ...ADA, kind: "hold", untilMs: undefined } as const;
const discard = { ...ADA, kind: "discard" } as const;
const restore = { ...ADA, kind: "restore" } as const;
const resolve = { ...ADA, kind: "resolve" } as const;
const unsent = { ...ADA, kind: "unsent" } as const;
const redrive = (run = "r1", force = false) => ({ ...ADA, kind: "redrive", run, force }) as const;

function altered(...changes: readonly LetterChange[]): KeptLetter | string {
  let letter = firstKept(LETTER, NOW, "t");
  for (const change of changes) {
    const next = changedLetter(letter, change, NOW);
    if (typeof next === "string") return next;
    letter = next;
  }
  return letter;
}

describe("a dead letter", () => {
  it.each([
    [[hold], "held"],
    [[hold, restore], "new"],
    [[discard], "discarded"],
    [[discard, restore], "new"],
    [[redrive()], "redriving"],
    [[hold, redrive()], "redriving"],
    [[redrive(), unsent], "new"],
    [[redrive(), resolve], "resolved"],
    [[discard, resolve], "resolved"],
  ] as const)("after %j is %s", (changes, kind) => {
    expect(altered(...changes)).toMatchObject({
      state: { kind },
      audit: changes.map(() => expect.anything()),
    });
  });

  it.each([
    [[restore], "it is new"],
    [[unsent], "it is new"],
    [[resolve, redrive()], "it is resolved"],
    [[discard, redrive()], "it is discarded"],
    [[discard, hold], "it is discarded"],
    [[redrive("r1"), redrive("r2")], "another run"],
  ] as const)("refuses %j, because %s", (changes, why) => {
    expect(altered(...changes)).toContain(why);
  });

  it("is not sent a fourth time, unless by force or after somebody put it back", () => {
    const often = { ...firstKept(LETTER, NOW, "t"), rounds: 3, generation: 3 };
    expect(changedLetter(often, redrive(), NOW)).toContain("it came back 3 times");
    expect(changedLetter(often, redrive("r", true), NOW)).toMatchObject({ rounds: 4 });
    const held = changedLetter(often, hold, NOW);
    const back = typeof held === "string" ? held : changedLetter(held, restore, NOW);
    const again = typeof back === "string" ? back : changedLetter(back, redrive(), NOW);
    expect(again).toMatchObject({ rounds: 1, generation: 4 });
  });

  it("that could not be sent has its round back, but keeps its generation: it may have got there", () => {
    expect(altered(redrive(), unsent)).toMatchObject({ rounds: 0, generation: 1 });
  });

  it("that a run claimed and never ended is taken up by another, as the same sending", () => {
    const claimed = altered(redrive("r1"));
    if (typeof claimed === "string") throw new Error(claimed);
    expect(changedLetter(claimed, redrive("r2"), NOW + RUN_LIMIT_MS - 1)).toContain("another run");
    expect(changedLetter(claimed, redrive("r2"), NOW + RUN_LIMIT_MS)).toMatchObject({
      state: { run: "r2" },
      rounds: 1,
      generation: 1,
    });
  });
});
