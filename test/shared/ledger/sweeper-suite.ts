import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import type { Journal } from "../../../shared/ledger/journal.ts";
import type { ClaimRequest, ClaimResult, Ledger } from "../../../shared/ledger/ledger.ts";
import { placeOf } from "../../../shared/ledger/place.ts";
import type { Sweeper } from "../../../shared/ledger/sweeper.ts";
import { freshId, freshRequest } from "./ledger-suite.ts";

const DAY = 24 * 60 * 60 * 1000;
const RULES = { retentionMs: 30 * DAY, windowMs: 7 * DAY, untilMs: Number.POSITIVE_INFINITY };

/** A time so many days from a moment, as an event says it. */
const days = (nowMs: number, count: number): string => new Date(nowMs + count * DAY).toISOString();

/**
 * What the port promises; every kind runs it.
 *
 * @param NOW The present moment: a service puts its own time on what is written.
 */
export function sweeperSuite(
  kind: string,
  make: () => Promise<Ledger & Journal & Sweeper>,
  NOW: number,
): void {
  describe(`the sweep of the ledger in ${kind}`, () => {
    const claimAt = async (ledger: Ledger, request: ClaimRequest, nowMs: number): Promise<ClaimResult> => {
      const fresh = { ...request, token: randomUUID(), leaseUntilMs: nowMs + 360_000 };
      const [result] = await ledger.claim([fresh], nowMs);
      if (result === undefined) throw new Error("no answer");
      return result;
    };
    const publish = async (ledger: Ledger, request: ClaimRequest, nowMs: number): Promise<void> => {
      const result = await claimAt(ledger, request, nowMs);
      if (result.kind !== "claimed") throw new Error(`Expected a claim, got ${result.kind}`);
      expect(await ledger.complete([result.claim], nowMs)).toEqual([{ kind: "completed" }]);
    };

    it.each([
      ["of 1753", "1753-01-01T00:00:00.000Z"],
      ["of 9999", "9999-12-31T23:59:59.000Z"],
      ["that has none", undefined],
      ["40 days ago", days(NOW, -40)],
      ["of now", days(NOW, 0)],
      ["of tomorrow", days(NOW, 1)],
    ])("knows an event with a time %s for as long as it must, and then lets it go", async (_name, time) => {
      const ledger = await make();
      const request = freshRequest({ id: freshId(time === undefined ? "" : time) });
      await ledger.sweep(RULES, NOW);
      await publish(ledger, request, NOW);
      await ledger.sweep(RULES, NOW);
      expect((await claimAt(ledger, request, NOW)).kind).toBe("published");
      await ledger.sweep(RULES, NOW + 6.9 * DAY);
      expect((await ledger.find(request.id))?.state).toBe("published");
      await ledger.sweep(RULES, NOW + 60 * DAY);
      expect(await ledger.find(request.id)).toBeUndefined();
      // Sent once more after the sweep, it is an event like any other, with all that the ledger promises.
      await publish(ledger, request, NOW + 60 * DAY);
      expect((await claimAt(ledger, request, NOW + 61 * DAY)).kind).toBe("published");
      await ledger.redriven(request.id, 1, NOW + 61 * DAY);
      await ledger.sweep(RULES, NOW);
      expect((await ledger.find(request.id))?.timeline.redrives).toHaveLength(1);
    });

    it("keeps an event whose time is far ahead only as long as an undated one", async () => {
      const ledger = await make();
      const request = freshRequest({ id: freshId(days(NOW, 3_000)) });
      await publish(ledger, request, NOW);
      await ledger.sweep(RULES, NOW + 29 * DAY);
      expect((await claimAt(ledger, request, NOW + 29 * DAY)).kind).toBe("published");
      await ledger.sweep(RULES, NOW + 70 * DAY);
      expect(await ledger.find(request.id)).toBeUndefined();
      await publish(ledger, request, NOW + 70 * DAY);
    });

    it("keeps a table whose period is over while anything was written to it within the window", async () => {
      const ledger = await make();
      const old = freshRequest({ id: freshId(days(NOW, -100)) });
      const late = freshRequest({ id: freshId(days(NOW, -100)) });
      await publish(ledger, old, NOW);
      await publish(ledger, late, NOW + 9 * DAY);
      expect((await ledger.sweep(RULES, NOW + 10 * DAY)).dropped).toEqual([]);
      expect((await claimAt(ledger, old, NOW + 10 * DAY)).kind).toBe("published");
      expect((await ledger.sweep(RULES, NOW + 30 * DAY)).dropped).toEqual([placeOf(old.id).table]);
    });

    it("keeps an event of a period that was dropped before it came as long as an undated one", async () => {
      const ledger = await make();
      const first = freshRequest({ id: freshId(days(NOW, -330)) });
      await publish(ledger, first, NOW);
      const { table } = placeOf(first.id);
      expect((await ledger.sweep(RULES, NOW + 9 * DAY)).dropped).toContain(table);
      const late = freshRequest({ id: freshId(days(NOW, -330)) });
      await publish(ledger, late, NOW + 9 * DAY);
      expect(await ledger.sweep(RULES, NOW + 29 * DAY)).toEqual({ dropped: [], rows: 0 });
      expect((await claimAt(ledger, late, NOW + 29 * DAY)).kind).toBe("published");
      // A service puts its own time on what is written, and this moment is its present one.
      expect((await ledger.sweep(RULES, NOW + 70 * DAY)).dropped).toEqual([]);
      expect(await ledger.find(late.id)).toBeUndefined();
    });

    it("may run on several hosts at once, and again", async () => {
      const ledger = await make();
      const requests = [200, 210, 220].map((ago) => freshRequest({ id: freshId(days(NOW, -ago)) }));
      for (const request of requests) await publish(ledger, request, NOW);
      const swept = await Promise.all([1, 2, 3].map(() => ledger.sweep(RULES, NOW + 20 * DAY)));
      const dropped = new Set(swept.flatMap((each) => each.dropped));
      for (const { id } of requests) {
        expect(dropped).toContain(placeOf(id).table);
        expect(await ledger.find(id)).toBeUndefined();
      }
      expect(await ledger.sweep(RULES, NOW + 20 * DAY)).toEqual({ dropped: [], rows: 0 });
    });
  });
}
