import { describe, expect, it } from "vitest";
import type { Evidence } from "./evidence/evidence.ts";
import { judge } from "./judge/judge.ts";

const NOW_MS = 1_000_000;
const mark = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, "0")}`;
const event = (id: string, number: number, sequence = "1") => ({
  id,
  text: JSON.stringify({ id, sequence, data: { mark: mark(number), exact: "1.50" } }),
});

const RECORD = "a record";
const HOLDS = '"exact":"1.50"';

/** A run in which all went well: two changes, one of them published twice, a malformed body, and two rivals. */
const GOOD: Evidence = {
  offered: [
    {
      marks: [mark(1)],
      kind: "change",
      ends: "event",
      accepted: 2,
      holds: HOLDS,
      change: { record: RECORD, number: 1 },
    },
    {
      marks: [mark(2)],
      kind: "change",
      ends: "event",
      accepted: 1,
      holds: HOLDS,
      change: { record: RECORD, number: 2 },
    },
    { marks: [mark(3)], kind: "malformed", ends: "dead", accepted: 1 },
    { marks: [mark(4)], kind: "rival", ends: "rival", accepted: 1 },
    { marks: [mark(5)], kind: "rival", ends: "rival", accepted: 1 },
    { marks: [mark(6)], kind: "change", ends: "event", accepted: 0 },
  ],
  published: [event("one", 1, "1"), event("two", 2, "2"), event("one", 1, "1"), event("four", 4)],
  told: ["of itself"],
  dead: [
    { arrival: "three", code: "PAYLOAD_MALFORMED", attempts: 1, eventId: "", marks: [mark(3)] },
    { arrival: "five", code: "LEDGER_CONFLICT", attempts: 1, eventId: "four", marks: [mark(5)] },
  ],
  waiting: [],
  native: [],
  claims: [
    { eventId: "one", state: "published", leaseUntilMs: 0 },
    { eventId: "two", state: "published", leaseUntilMs: 0 },
    { eventId: "four", state: "published", leaseUntilMs: 0 },
    { eventId: "of itself", state: "published", leaseUntilMs: 0 },
  ],
  attempts: 12,
  nowMs: NOW_MS,
};
const queued = { place: "inbound", id: "m", marks: [] };

describe("the judge of chaos", () => {
  it("finds nothing where all went well", () => {
    expect(judge(GOOD)).toEqual([]);
  });

  it.each<[string, string, string, Partial<Evidence>]>([
    [
      "a message that is gone",
      "P1",
      "is gone",
      { published: GOOD.published.slice(1, 2).concat(event("four", 4)) },
    ],
    ["a dead letter that is gone", "P1", "is gone", { dead: GOOD.dead.slice(1) }],
    [
      "a good message that died",
      "P1",
      "died of PAYLOAD_MALFORMED",
      {
        dead: [
          ...GOOD.dead,
          { arrival: "x", code: "PAYLOAD_MALFORMED", attempts: 1, eventId: "", marks: [mark(1)] },
        ],
      },
    ],
    [
      "a message that died before its attempts were over",
      "P1",
      "after 3 attempts",
      {
        dead: [
          ...GOOD.dead,
          { arrival: "x", code: "LEDGER_UNAVAILABLE", attempts: 3, eventId: "", marks: [mark(1)] },
        ],
      },
    ],
    [
      "a dead letter of nobody",
      "P1",
      "leads to nothing",
      { dead: [...GOOD.dead, { arrival: "x", code: "UNEXPECTED", attempts: 12, eventId: "", marks: [] }] },
    ],
    [
      "an event that was marked as published and is not",
      "P1",
      "counts as published",
      { claims: [...GOOD.claims, { eventId: "six", state: "published", leaseUntilMs: 0 }] },
    ],
    ["deliveries that were burnt", "P1", "burnt", { native: [queued] }],
    ["an event that nobody sent", "P2", "about nothing", { published: [...GOOD.published, event("x", 99)] }],
    [
      "an event of what is no message",
      "P2",
      "cannot be understood",
      { published: [...GOOD.published, event("x", 3)] },
    ],
    [
      "two ids of one delivery",
      "P3",
      "under one and x",
      { published: [...GOOD.published, event("x", 1, "1")] },
    ],
    [
      "two texts under one id",
      "P3",
      "two texts",
      { published: [...GOOD.published, { id: "one", text: event("one", 1, "1").text.replace("{", "{ ") }] },
    ],
    [
      "a later change with a smaller sequence",
      "P4",
      "change 2",
      { published: [event("one", 1, "2"), event("two", 2, "1"), event("four", 4)] },
    ],
    ["a message that waits for ever", "P5", "still waits", { waiting: [queued] }],
    [
      "a claim that is open past its lease",
      "P5",
      "after its lease",
      { claims: [{ eventId: "two", state: "claimed", leaseUntilMs: NOW_MS - 1 }] },
    ],
    [
      "a value that was rounded",
      "P6",
      "does not hold",
      { published: GOOD.published.map(({ id, text }) => ({ id, text: text.replace('"1.50"', "1.5") })) },
    ],
  ])("finds %s", (_, promise, what, mutation) => {
    const breaches = judge({ ...GOOD, ...mutation });
    expect(breaches.map((breach) => breach.promise)).toContain(promise);
    expect(breaches.map((breach) => breach.what).join("\n")).toContain(what);
  });

  it("takes a message that waits, or an open claim with a dead letter, for no loss", () => {
    const waits = { waiting: [{ ...queued, marks: [mark(1)] }], published: GOOD.published.slice(1, 2) };
    expect(
      judge({
        ...GOOD,
        ...waits,
        claims: GOOD.claims.slice(1),
        published: [event("two", 2, "2"), event("four", 4)],
      }),
    ).toEqual([{ promise: "P5", what: "m still waits on inbound" }]);
    const claims = [{ eventId: "four", state: "claimed", leaseUntilMs: 0 }];
    expect(judge({ ...GOOD, claims })).toEqual([]);
  });
});
