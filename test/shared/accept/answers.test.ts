import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { ANSWERS, MEANS, RETRY_AFTER_S } from "../../../shared/accept/answers.ts";
import { ENDPOINT_KINDS } from "../../../shared/settings/endpoint.ts";

const page = readFileSync("docs/answers.md", "utf8");

describe("the table of answers", () => {
  it("is the same in the documentation", () => {
    const kinds = page.match(/^\| end \| (.*) \| meaning \|$/m)?.[1]?.split(" | ");
    expect(kinds).toEqual(Object.keys(ANSWERS));
    const rows = [...page.matchAll(/^\| `(\w+)` \| ((?:\d+ \| )+)(.*) \|$/gm)].map(
      ([, end, statuses, means]) => ({
        end,
        statuses: statuses?.split(" | ").filter(Boolean).map(Number),
        means,
      }),
    );
    const ends = ["kept", "unproven", "wrongMethod", "tooLarge", "overloaded", "unavailable"] as const;
    expect(Object.keys(ANSWERS.dataverse)).toEqual(ends);
    expect(rows).toEqual(
      ends.map((end) => ({
        end,
        statuses: Object.values(ANSWERS).map((answers) => answers[end]),
        means: MEANS[end],
      })),
    );
  });

  it("names in the documentation how long a sender should wait", () => {
    const named = [...page.matchAll(/`Retry-After: (\d+)`/g)].map(([, seconds]) => Number(seconds));
    expect(named).toEqual(Object.values(RETRY_AFTER_S));
  });

  it("has a row for each kind of endpoint, and no 500 or 429 in it", () => {
    expect(Object.keys(ANSWERS).toSorted()).toEqual([...ENDPOINT_KINDS].toSorted());
    const statuses = Object.values(ANSWERS).flatMap((answers): readonly number[] => Object.values(answers));
    expect(statuses).not.toContain(500);
    expect(statuses).not.toContain(429);
  });
});
