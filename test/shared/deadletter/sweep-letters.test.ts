import { expect, it } from "vitest";
import { memoryDeadLetters } from "../../../shared/deadletter/memory-dead-letters.ts";
import { sweepLetters } from "../../../shared/deadletter/sweep-letters.ts";
import { FIRST, freshLetter } from "./dead-letters-suite.ts";

const DAY = 86_400_000;
const ADA = { who: "ada", why: "looked at it" } as const;

it("removes what ended before the retention, and never what is new, held or being sent again", async () => {
  const store = memoryDeadLetters();
  const keep = async (change?: Parameters<typeof store.change>[1], atMs = FIRST): Promise<string> => {
    const letter = freshLetter();
    await store.keep(letter, FIRST);
    if (change !== undefined) await store.change(letter.arrival, change, atMs);
    return letter.arrival;
  };
  const resolve = { ...ADA, kind: "resolve" } as const;
  const stay = [
    await keep(),
    await keep({ ...ADA, kind: "hold", untilMs: undefined }),
    await keep({ ...ADA, kind: "hold", untilMs: FIRST + 1 }),
    await keep({ ...ADA, kind: "redrive", run: "r", force: false }),
    await keep(resolve, FIRST + 60 * DAY),
  ];
  const go = [await keep(resolve), await keep({ ...ADA, kind: "discard" })];
  expect(await sweepLetters(store, 90 * DAY, FIRST + 89 * DAY)).toBe(0);
  expect(await sweepLetters(store, 90 * DAY, FIRST + 91 * DAY)).toBe(2);
  for (const key of stay) {
    const letter = await store.find(key);
    if (letter === undefined) throw new Error("It is gone.");
    expect((await store.bytesOf(letter)).body).toBeDefined();
  }
  for (const key of go) expect(await store.find(key)).toBeUndefined();
});
