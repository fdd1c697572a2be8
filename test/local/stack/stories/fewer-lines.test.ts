import { describe, expect, it } from "vitest";
import { fewerLines, type Untold } from "../../../../local/stack/stories/fewer-lines.ts";
import type { Story } from "../../../../local/stack/stories/story.ts";

const NOTICE: Story = { kind: "notice", level: "warning", text: "x" };
const RESTARTED: Story = { kind: "restarted", part: "p", pid: 1 };

function collect() {
  const lines: Story[] = [];
  const sums: Untold[] = [];
  return {
    lines,
    sums,
    fewer: fewerLines(
      (story) => lines.push(story),
      (untold) => sums.push(untold),
    ),
  };
}

describe("fewer lines under load", () => {
  it("lets fifty a second through and sums up the others by kind", () => {
    const { lines, sums, fewer } = collect();
    for (let number = 0; number < 60; number++) fewer.story(NOTICE, 1_000 + number);
    fewer.story(RESTARTED, 1_999);
    expect(lines).toHaveLength(50);
    expect(sums).toEqual([]);
    fewer.sweep(1_999);
    expect(sums).toEqual([]);
    fewer.sweep(2_000);
    fewer.sweep(9_000);
    expect(sums).toEqual([{ notice: 10, restarted: 1 }]);
  });

  it("begins anew each second, and sums before the next line", () => {
    const { lines, sums, fewer } = collect();
    for (let number = 0; number < 51; number++) fewer.story(NOTICE, 0);
    fewer.story(RESTARTED, 1_000);
    expect(lines.at(-1)).toBe(RESTARTED);
    expect(sums).toEqual([{ notice: 1 }]);
  });

  it("tells each of few, and no sum", () => {
    const { lines, sums, fewer } = collect();
    for (let number = 0; number < 200; number++) fewer.story(NOTICE, number * 20);
    expect(lines).toHaveLength(200);
    expect(sums).toEqual([]);
  });
});
