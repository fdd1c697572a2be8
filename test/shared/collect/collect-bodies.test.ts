import { describe, expect, it } from "vitest";
import { memoryBodies } from "../../../shared/bodies/memory-bodies.ts";
import { collectBodies } from "../../../shared/collect/collect-bodies.ts";
import type { KeptLetter, StateKind } from "../../../shared/deadletter/kept-letter.ts";
import { memoryLedger } from "../../../shared/ledger/memory-ledger.ts";
import { freshRequest } from "../ledger/ledger-suite.ts";

const DAY = 24 * 60 * 60 * 1000;
const NOW = Date.UTC(2026, 10, 23, 9, 12, 44);
const RULES = { retentionMs: 30 * DAY, untilMs: Number.POSITIVE_INFINITY };
const OPEN: readonly StateKind[] = ["new", "held", "redriving"];

type Letter = Pick<KeptLetter, "storedAs" | "event"> & { readonly state: StateKind };

/** A store whose clock stands where the test puts it, and a collector that runs now. */
function rig(letters: readonly Letter[] = [], waiting: ReadonlySet<string> | "unknown" = new Set()) {
  let clockMs = NOW;
  const bodies = memoryBodies(() => clockMs);
  const eventData = memoryBodies(() => clockMs);
  const ledger = memoryLedger();
  let looks = 0;
  const ports = {
    bodies,
    eventData,
    journal: ledger,
    openLetters: async function* () {
      for (const letter of letters) if (OPEN.includes(letter.state)) yield letter;
    },
    waitingBodies: async () => {
      looks += 1;
      return waiting === "unknown" ? undefined : waiting;
    },
    nowMs: () => NOW,
  };
  return {
    ports,
    looks: () => looks,
    ledger,
    collect: () => collectBodies(ports, RULES),
    putAt: async (shelf: "bodies" | "eventData", name: string, daysAgo: number) => {
      clockMs = NOW - daysAgo * DAY;
      await ports[shelf].put(name, Buffer.from("bytes"));
    },
    endAt: async (name: string, daysAgo: number) => {
      clockMs = NOW - daysAgo * DAY;
      await bodies.end(name, clockMs);
    },
    left: async () =>
      [...(await Array.fromAsync(bodies.list(""))), ...(await Array.fromAsync(eventData.list("")))].map(
        ({ name }) => name,
      ),
  };
}

const event = (id: string) => ({ id, type: "t", source: "s", subject: "r" });

describe("the collector", () => {
  it.each([
    ["has not ended, as far as anybody noted, within the retention", 29, undefined, false],
    ["has not ended, as far as anybody noted, and that nothing leads to any more", 31, undefined, true],
    ["ended within the retention", 400, 29, false],
    ["ended before the retention", 400, 31, true],
  ])("of the body of a message that %s", async (_name, putDaysAgo, endedDaysAgo, goes) => {
    const { putAt, endAt, collect, left } = rig();
    await putAt("bodies", "inbound/arrival", putDaysAgo);
    if (endedDaysAgo !== undefined) await endAt("inbound/arrival", endedDaysAgo);
    expect(await collect()).toBe(goes ? 1 : 0);
    expect(await left()).toEqual(goes ? [] : ["inbound/arrival"]);
  });

  it.each([
    ["a message leads to that waits", new Set(["inbound/a", "inbound/b"])],
    ["nobody can say whether a message leads to", "unknown"],
  ] as const)("keeps a body whose end was not noted, and that %s", async (_what, waiting) => {
    const { putAt, collect, left, looks } = rig([], waiting);
    await putAt("bodies", "inbound/a", 400);
    await putAt("bodies", "inbound/b", 400);
    expect(await collect()).toBe(0);
    expect(await left()).toHaveLength(2);
    expect(looks()).toBe(1);
  });

  it("looks at what waits only for a body whose end was not noted", async () => {
    const { putAt, endAt, collect, looks } = rig();
    await putAt("bodies", "inbound/a", 400);
    await endAt("inbound/a", 400);
    await putAt("bodies", "inbound/b", 3);
    expect(await collect()).toBe(1);
    expect(looks()).toBe(0);
  });

  it.each(["new", "held", "redriving"] as const)(
    "keeps all that a dead letter needs which is %s",
    async (state) => {
      const { id } = freshRequest();
      const { putAt, endAt, collect, left } = rig([
        { state, storedAs: "inbound/arrival", event: undefined },
        { state, event: event(id) },
      ]);
      await putAt("bodies", "inbound/arrival", 400);
      await endAt("inbound/arrival", 400);
      await putAt("bodies", `events/${id}/hash`, 400);
      await putAt("eventData", `${id}/hash`, 400);
      expect(await collect()).toBe(0);
      expect(await left()).toHaveLength(3);
    },
  );

  it.each(["resolved", "discarded"] as const)(
    "lets go of what only a dead letter led to that is %s",
    async (state) => {
      const { id } = freshRequest();
      const { putAt, collect, left } = rig([{ state, event: event(id) }]);
      await putAt("eventData", `${id}/hash`, 400);
      expect(await collect()).toBe(1);
      expect(await left()).toEqual([]);
    },
  );

  it("keeps what belongs to an event as long as the ledger knows it, and as long as it was written lately", async () => {
    const { ledger, putAt, collect, left } = rig();
    const known = freshRequest();
    const forgotten = freshRequest();
    const claiming = freshRequest();
    await ledger.claim([known], NOW - 400 * DAY);
    await putAt("bodies", `events/${known.id}/hash`, 400);
    await putAt("eventData", `${known.id}/hash`, 400);
    await putAt("bodies", `events/${forgotten.id}/hash`, 400);
    await putAt("eventData", `${forgotten.id}/hash`, 400);
    // Its blob is written, and its claim is not yet.
    await putAt("bodies", `events/${claiming.id}/hash`, 0);
    expect(await collect()).toBe(2);
    expect((await left()).sort()).toEqual(
      [`${known.id}/hash`, `events/${claiming.id}/hash`, `events/${known.id}/hash`].sort(),
    );
  });

  it("leaves alone what it does not know", async () => {
    const { putAt, collect, left } = rig();
    await putAt("bodies", "something/else", 400);
    await putAt("bodies", "events/no-id-of-ours/hash", 400);
    expect(await collect()).toBe(0);
    expect(await left()).toHaveLength(2);
  });

  it("leaves a body to whoever writes it while it looks", async () => {
    const { ports, putAt, left } = rig();
    const { id } = freshRequest();
    await putAt("eventData", `${id}/hash`, 400);
    const knows = async (): Promise<boolean> => {
      await putAt("eventData", `${id}/hash`, 0);
      return false;
    };
    expect(await collectBodies({ ...ports, journal: { knows } }, RULES)).toBe(0);
    expect(await left()).toEqual([`${id}/hash`]);
  });

  it("may run on two hosts at once, and stops in time", async () => {
    const { ports, putAt, left } = rig();
    for (let count = 0; count < 20; count += 1) await putAt("eventData", `${freshRequest().id}/hash`, 400);
    expect(await collectBodies(ports, { ...RULES, untilMs: NOW })).toBe(0);
    const [one, other] = await Promise.all([collectBodies(ports, RULES), collectBodies(ports, RULES)]);
    expect(one + other).toBe(20);
    expect(await left()).toEqual([]);
  });
});
