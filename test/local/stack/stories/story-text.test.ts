import { describe, expect, it } from "vitest";
import type { Story } from "../../../../local/stack/stories/story.ts";
import { type Paint, storyText } from "../../../../local/stack/stories/story-text.ts";

const plain: Paint = (_, text) => text;
const MESSAGE = {
  arrival: "a1",
  endpoint: "dataverse",
  path: "webhook",
  attempt: 1,
  receivedMs: 4,
  endedMs: 40,
} as const;
const EVENT = {
  id: "e1",
  type: "t.v1",
  subject: "contact/1",
  understoodMs: 9,
  publishedMs: 30,
  deliveredMs: { webhook: 33, logicapp: 50 },
  taken: { logicapp: "By_type → default" },
  changedMs: undefined,
};
const FAILED = { code: "PAYLOAD_EMPTY", reason: "Nothing came.", step: "understand" };

const LINES: readonly (readonly [Story, string])[] = [
  [
    { kind: "published", ...MESSAGE, events: [EVENT], missing: [] },
    "dataverse webhook: received 4 ms → understood 9 ms → published 30 ms → delivered 50 ms (webhook, logicapp (By_type → default))  t.v1 contact/1 id e1",
  ],
  [
    {
      kind: "published",
      ...MESSAGE,
      path: "queue",
      receivedMs: undefined,
      events: [EVENT],
      missing: ["by-record"],
    },
    "dataverse queue: received → understood 9 ms → published 30 ms → delivered 50 ms (webhook, logicapp (By_type → default), not yet by by-record)  t.v1 contact/1 id e1",
  ],
  [
    { kind: "published", ...MESSAGE, events: [{ ...EVENT, deliveredMs: {} }], missing: ["webhook"] },
    "dataverse webhook: received 4 ms → understood 9 ms → published 30 ms → not yet delivered by webhook  t.v1 contact/1 id e1",
  ],
  [
    { kind: "duplicate", ...MESSAGE, events: [EVENT] },
    "dataverse webhook: received 4 ms → understood → duplicate 40 ms, published before and not again  t.v1 contact/1 id e1",
  ],
  [
    { kind: "dead", ...MESSAGE, ...FAILED, keptIn: "dead-letters/202611/a1" },
    "dataverse webhook: received 4 ms → dead letter 40 ms, kept in dead-letters/202611/a1  PAYLOAD_EMPTY at understand: Nothing came.",
  ],
  [
    { kind: "retry", ...MESSAGE, ...FAILED, dueInMs: 120 },
    "dataverse webhook: received 4 ms → retry in 120 ms after try 1  PAYLOAD_EMPTY at understand: Nothing came.",
  ],
  [
    { kind: "refused", endpoint: "finops", status: 401, reason: "no secret" },
    "finops webhook: refused with 401  no secret",
  ],
  [
    { kind: "deliveryRetry", subscription: "webhook", id: "e1", reason: "Busy", waitMs: 600 },
    "webhook: delivery failed (Busy), again in 600 ms  id e1",
  ],
  [
    {
      kind: "undelivered",
      subscription: "webhook",
      id: "e1",
      reason: "TimeToLiveExceeded",
      waitMs: undefined,
    },
    "webhook: not delivered (TimeToLiveExceeded)  id e1",
  ],
  [
    { kind: "restarted", part: "The functions process", pid: 7 },
    "The functions process was started again, now process 7",
  ],
  [{ kind: "notice", level: "error", text: "oh" }, "error: oh"],
];

describe("a story for people", () => {
  it.each(LINES)("is one line: %j", (story, line) => {
    expect(storyText(story, plain)).toBe(line);
  });

  it("begins with the row, where its change is known", () => {
    const events = [{ ...EVENT, changedMs: 12 }];
    const line = storyText({ kind: "published", ...MESSAGE, events, missing: [] }, plain);
    expect(line).toMatch(/^dataverse \w+: row changed → 12 ms → received/);
  });

  it("has a line for each event of a message", () => {
    const story: Story = {
      kind: "published",
      ...MESSAGE,
      events: [EVENT, { ...EVENT, id: "e2" }],
      missing: [],
    };
    expect(
      storyText(story, plain)
        .split("\n")
        .map((line) => line.slice(-2)),
    ).toEqual(["e1", "e2"]);
  });

  it("shows in colour how it went", () => {
    const colours = LINES.map(([story]) => {
      const seen: string[] = [];
      storyText(story, (colour, text) => {
        seen.push(colour);
        return text;
      });
      return seen.find((colour) => colour !== "dim");
    });
    expect(colours).toEqual([
      "green",
      "yellow",
      "yellow",
      "cyan",
      "red",
      "yellow",
      "red",
      "yellow",
      "red",
      "yellow",
      "red",
    ]);
  });
});
