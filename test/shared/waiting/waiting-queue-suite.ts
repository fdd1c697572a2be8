import { beforeEach, describe, expect, it } from "vitest";
import type { WaitingQueue } from "../../../shared/waiting/waiting-queue.ts";

/** A queue to look at, and what the test can do to it. */
export interface LookedAt {
  readonly queue: WaitingQueue;
  /** Puts a message there; first arrivals are told to the millisecond. */
  wait(arrivedAtMs: number, bodyName?: string): Promise<void>;
  /** Puts a copy there that is to be handled later. */
  waitForLater(arrivedAtMs: number, bodyName?: string): Promise<void>;
  /** Puts a message among the queue's dead letters. */
  expel(bodyName?: string): Promise<void>;
}

/** @param make Gives an empty queue each time. */
export function waitingQueueSuite(kind: string, make: () => Promise<LookedAt>): void {
  describe(`a queue looked at in ${kind}`, () => {
    const start = Date.UTC(2026, 10, 23, 9);
    let at: LookedAt;
    beforeEach(async () => {
      at = await make();
    });

    it("has nothing when nothing waits", async () => {
      expect(await at.queue.look(10)).toEqual({ waiting: 0, oldestAtMs: undefined, expelled: 0 });
    });

    it("counts what waits now and later, and knows the first arrival of the oldest, wherever it stands", async () => {
      await at.wait(start + 5_000);
      await at.waitForLater(start + 1_000);
      await at.wait(start + 9_000);
      expect(await at.queue.look(10)).toEqual({ waiting: 3, oldestAtMs: start + 1_000, expelled: 0 });
    });

    it("takes nothing away, so that the next look sees the same", async () => {
      await at.wait(start);
      await at.expel();
      const seen = await at.queue.look(10);
      expect(seen).toEqual({ waiting: 1, oldestAtMs: start, expelled: 1 });
      expect(await at.queue.look(10)).toEqual(seen);
    });

    it("tells which stored bodies its messages lead to, wherever they stand, or that it has not seen all", async () => {
      await at.wait(start);
      await at.wait(start, "inbound/a");
      await at.waitForLater(start, "inbound/b");
      await at.expel("inbound/c");
      expect([...((await at.queue.bodyNames(10)) ?? [])].sort()).toEqual([
        "inbound/a",
        "inbound/b",
        "inbound/c",
      ]);
      expect(await at.queue.bodyNames(2)).toBeUndefined();
    });

    it("stops counting at its limit", async () => {
      for (let number = 0; number < 5; number += 1) await at.wait(start + number);
      await at.expel();
      await at.expel();
      expect(await at.queue.look(1)).toMatchObject({ waiting: 1, expelled: 1 });
      expect(await at.queue.look(4)).toMatchObject({ waiting: 4, expelled: 2 });
    });
  });
}
