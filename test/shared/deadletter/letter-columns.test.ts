import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { firstKept } from "../../../shared/deadletter/keep-letter.ts";
import { readColumns, toColumns } from "../../../shared/deadletter/letter-columns.ts";
import { LETTER } from "./letter.ts";

/** A text column of Table Storage holds 64 KiB of UTF-16 (https://learn.microsoft.com/rest/api/storageservices/understanding-the-table-service-data-model). */
const MOST_CHARACTERS = 32 * 1024;

/** A text that may be far above what a column holds. */
const text = fc
  .tuple(fc.string({ minLength: 1, maxLength: 5 }), fc.integer({ min: 1, max: 20_000 }))
  .map(([part, times]) => part.repeat(times));

describe("the row of a dead letter", () => {
  it("fits its table, however long the texts are that came with the message", () => {
    const facts = fc.record({ endpoint: text, contentType: text, reason: text, step: text, subject: text });
    fc.assert(
      fc.property(facts, ({ subject, ...told }) => {
        const event = { id: "dv1-1", type: "t", source: "s", subject };
        const letter = { ...LETTER, ...told, event, headers: { a: subject }, properties: { b: told.reason } };
        const columns = toColumns(firstKept(letter, 0, "token"));
        for (const [name, value] of Object.entries(columns))
          expect([name, String(value).length]).toSatisfy(([, length]) => length <= MOST_CHARACTERS);
        expect(readColumns({ rowKey: "k", ...columns })).toMatchObject({
          contentType: told.contentType.slice(0, 30_000),
          headers: { a: subject },
        });
      }),
      { numRuns: 30 },
    );
  });
});
