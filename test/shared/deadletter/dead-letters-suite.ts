import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import type { LetterChange } from "../../../shared/deadletter/change-letter.ts";
import type { DeadLetterStore } from "../../../shared/deadletter/dead-letter-store.ts";
import type { DeadLetter } from "../../../shared/deadletter/dead-letters.ts";
import type { LetterFilter } from "../../../shared/deadletter/letter-filter.ts";
import { arrivalId } from "../../../shared/inbound/arrival.ts";
import { LETTER } from "./letter.ts";

export const FIRST = Date.UTC(2026, 10, 23, 10);
const LATER = FIRST + 60_000;
const ADA = { who: "ada", why: "looked at it" } as const;
const REDRIVE = { ...ADA, kind: "redrive", run: "run-1", force: false } as const;
const EVENT = {
  id: "dv1-u-0-0",
  type: "com.dynamics365.test.v1",
  source: "urn:test",
  subject: "contact/o'brien",
};

/** A dead letter that no other test has, received a minute after the one before it. */
let minutes = 0;
export function freshLetter(changed: Partial<DeadLetter> = {}): DeadLetter {
  const receivedAtMs = LETTER.receivedAtMs + minutes++ * 60_000;
  return { ...LETTER, arrival: arrivalId(receivedAtMs, [randomUUID()]), receivedAtMs, ...changed };
}

/** What the store promises; every kind runs it. */
export function deadLettersSuite(kind: string, make: () => Promise<DeadLetterStore>): void {
  describe(`dead letters in ${kind}`, () => {
    const kept = async (store: DeadLetterStore, changed: Partial<DeadLetter> = {}) => {
      const letter = freshLetter(changed);
      await store.keep(letter, FIRST);
      return letter;
    };
    const alter = async (store: DeadLetterStore, key: string, ...changes: readonly LetterChange[]) => {
      for (const change of changes) {
        const result = await store.change(key, change, FIRST);
        if (result.kind === "refused") throw new Error(result.why);
      }
    };
    const keys = async (store: DeadLetterStore, filter: LetterFilter, nowMs = FIRST) => {
      const found: string[] = [];
      for await (const { key } of store.list(filter, nowMs)) found.push(key);
      return found;
    };

    it("come back with all that was told of them, and their bytes", async () => {
      const store = await make();
      const letter = await kept(store, {
        stream: "queue",
        from: "from-sales",
        generation: 3,
        history: [{ atMs: FIRST, step: "publish", code: "PUBLISH_UNAVAILABLE" }],
        properties: { long: "x".repeat(70_000), "it's": "ü" },
        storedAs: "inbound/x",
        editedOf: "another",
        event: { ...EVENT, text: '{"id":"ü"}' },
      });
      const found = await store.find(letter.arrival);
      const { arrival, body, event, ...rest } = letter;
      expect(found).toMatchObject({ ...rest, key: arrival, event: EVENT, state: { kind: "new" }, rounds: 0 });
      expect(found).toMatchObject({ firstSeenMs: FIRST, lastSeenMs: FIRST, newer: false });
      if (found === undefined) throw new Error("It was not found.");
      const bytes = await store.bytesOf(found);
      expect(Buffer.from(bytes.body ?? []).toString()).toBe("random bytes");
      expect(bytes.eventText).toBe('{"id":"ü"}');
    });

    it("may have no body, and are nothing where nobody kept them", async () => {
      const store = await make();
      const { arrival } = await kept(store, { body: undefined, bodyLength: 2_000_000 });
      const found = await store.find(arrival);
      expect(found).toMatchObject({ bodyLength: 2_000_000, bodyName: undefined });
      if (found !== undefined)
        expect(await store.bytesOf(found)).toEqual({ body: undefined, eventText: undefined });
      expect(await store.find(arrivalId(1, ["nobody"]))).toBeUndefined();
    });

    it("stay one when kept again, with what was done to them since", async () => {
      const store = await make();
      const letter = await kept(store);
      await alter(store, letter.arrival, { ...ADA, kind: "hold", untilMs: undefined });
      await store.keep({ ...letter, attempts: 2 }, LATER);
      expect(await store.find(letter.arrival)).toMatchObject({
        state: { kind: "held", owner: "ada", note: "looked at it" },
        attempts: 2,
        firstSeenMs: FIRST,
        lastSeenMs: LATER,
        audit: [{ who: "ada", what: "held", why: "looked at it", atMs: FIRST }],
      });
      expect(await keys(store, { record: "none" })).toEqual([]);
    });

    it("are new again when the sending that was to help fails, but not by news of an earlier one", async () => {
      const store = await make();
      const letter = await kept(store);
      await alter(store, letter.arrival, REDRIVE);
      await store.keep({ ...letter, generation: 0 }, LATER);
      expect(await store.find(letter.arrival)).toMatchObject({ state: { kind: "redriving" }, generation: 1 });
      await store.keep({ ...letter, generation: 4 }, LATER);
      expect(await store.find(letter.arrival)).toMatchObject({
        state: { kind: "new" },
        generation: 4,
        rounds: 1,
      });
    });

    it("are new again when they were resolved and fail once more, and stay discarded", async () => {
      const store = await make();
      const resolved = await kept(store);
      const discarded = await kept(store);
      await store.resolve(resolved.arrival, FIRST);
      await alter(store, discarded.arrival, { ...ADA, kind: "discard" });
      await store.keep(resolved, LATER);
      await store.keep(discarded, LATER);
      expect((await store.find(resolved.arrival))?.state).toEqual({ kind: "new" });
      expect((await store.find(discarded.arrival))?.state).toMatchObject({
        kind: "discarded",
        reason: ADA.why,
      });
    });

    it("are resolved by their message's success, once, and where there is none that is fine", async () => {
      const store = await make();
      const { arrival } = await kept(store);
      await store.resolve(arrival, LATER);
      await store.resolve(arrival, LATER + 1);
      await store.resolve(arrivalId(1, ["nobody"]), LATER);
      const found = await store.find(arrival);
      expect(found?.state).toEqual({ kind: "resolved", atMs: LATER });
      expect(found?.audit).toHaveLength(1);
    });

    it("are claimed for redriving by one of two who come at once", async () => {
      const store = await make();
      const { arrival } = await kept(store);
      const runs = ["a", "b", "c", "d"].map((run) => store.change(arrival, { ...REDRIVE, run }, FIRST));
      const results = await Promise.all(runs);
      expect(results.filter((result) => result.kind === "changed")).toHaveLength(1);
      expect(await store.find(arrival)).toMatchObject({ rounds: 1, generation: 1 });
    });

    it("are refused a change where there is none of them", async () => {
      const store = await make();
      expect(await store.change(arrivalId(1, ["nobody"]), REDRIVE, FIRST)).toMatchObject({ kind: "refused" });
    });

    it("are listed by the time of their arrival, and by what is asked for", async () => {
      const store = await make();
      const subject = `contact/${randomUUID()}'s`;
      const event = { ...EVENT, subject };
      const sales = await kept(store, { event });
      const other = await kept(store, { event, code: "SOURCE_MISMATCH", endpoint: "other" });
      const queue = await kept(store, { event, stream: "queue", from: "inbound", reason: "Another cause." });
      await alter(store, other.arrival, { ...ADA, kind: "hold", untilMs: LATER });
      const all = [sales, other, queue].map(({ arrival }) => arrival);
      const of = (filter: LetterFilter, nowMs?: number) => keys(store, { record: subject, ...filter }, nowMs);
      expect(await of({})).toEqual(all);
      expect(await of({ code: "SOURCE_MISMATCH" })).toEqual([other.arrival]);
      expect(await of({ source: "other" })).toEqual([other.arrival]);
      expect(await of({ source: "urn:test" })).toEqual(all);
      expect(await of({ source: "inbound" })).toEqual([queue.arrival]);
      expect(await of({ stream: "queue" })).toEqual([queue.arrival]);
      expect(await of({ type: "none" })).toEqual([]);
      expect(await of({ states: ["new"] })).toEqual([sales.arrival, queue.arrival]);
      expect(await of({ states: ["new"] }, LATER)).toEqual(all);
      expect(await of({ states: ["held"] })).toEqual([other.arrival]);
      expect(await of({ sinceMs: other.receivedAtMs })).toEqual([other.arrival, queue.arrival]);
      expect(await of({ untilMs: other.receivedAtMs })).toEqual([sales.arrival]);
      const cause = (await store.find(queue.arrival))?.fingerprint ?? "";
      expect(await of({ cause: cause.slice(0, 8) })).toEqual([queue.arrival]);
    });

    it("are dropped as they were read, with their bytes, and not when they have changed", async () => {
      const store = await make();
      const { arrival } = await kept(store);
      const before = await store.find(arrival);
      await store.resolve(arrival, FIRST);
      const found = await store.find(arrival);
      if (before === undefined || found === undefined) throw new Error("It was not found.");
      const future = Date.now() + 60_000;
      expect(await store.drop(before, future)).toBe(false);
      expect(await store.drop(found, future)).toBe(true);
      expect(await store.find(arrival)).toBeUndefined();
      await expect(store.bytesOf(found)).rejects.toMatchObject({ code: "BODY_LOST" });
    });

    it("keep the bytes that were put anew while the row was dropped", async () => {
      const store = await make();
      const { arrival } = await kept(store);
      await store.resolve(arrival, FIRST);
      const found = await store.find(arrival);
      if (found === undefined) throw new Error("It was not found.");
      expect(await store.drop(found, -60_000)).toBe(true);
      expect(Buffer.from((await store.bytesOf(found)).body ?? []).toString()).toBe("random bytes");
    });
  });
}
