import { expect, it } from "vitest";
import { groupLetters } from "../../../shared/deadletter/letter-groups.ts";
import { memoryDeadLetters } from "../../../shared/deadletter/memory-dead-letters.ts";
import { FIRST, freshLetter } from "./dead-letters-suite.ts";

it("groups dead letters by cause, the largest group first, with the newest reason", async () => {
  const store = memoryDeadLetters();
  await store.keep(freshLetter({ reason: "Another cause." }), FIRST);
  await store.keep(freshLetter({ reason: "Expected the row 1, got «a»." }), FIRST + 5);
  await store.keep(freshLetter({ reason: "Expected the row 2, got «b»." }), FIRST + 9);
  await store.keep(freshLetter({ reason: "Expected the row 3, got «c»." }), FIRST + 1);
  expect(await groupLetters(store.list({}, FIRST))).toMatchObject([
    { count: 3, reason: "Expected the row 2, got «b».", firstSeenMs: FIRST + 1, lastSeenMs: FIRST + 9 },
    { count: 1, reason: "Another cause.", stream: "pipeline", step: "understand" },
  ]);
});
