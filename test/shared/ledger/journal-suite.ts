import { randomBytes, randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import type { Journal } from "../../../shared/ledger/journal.ts";
import type { ClaimRequest, Ledger } from "../../../shared/ledger/ledger.ts";
import { freshId, freshRequest } from "./ledger-suite.ts";

const NOW = Date.UTC(2026, 10, 23, 9, 12, 44);

/** The same event in another message. */
function again(request: ClaimRequest, changed: Partial<ClaimRequest>): ClaimRequest {
  return { ...request, token: randomUUID(), arrival: randomUUID(), ...changed };
}

/** What the port promises; every kind runs it. */
export function journalSuite(kind: string, make: () => Promise<Ledger & Journal>): void {
  describe(`the journal in ${kind}`, () => {
    const published = async (ledger: Ledger, request: ClaimRequest): Promise<void> => {
      const [result] = await ledger.claim([request], NOW);
      if (result?.kind !== "claimed") throw new Error(`Expected a claim, got ${result?.kind}`);
      await ledger.complete([result.claim], NOW + 50);
    };

    it("knows nothing of an event that never came", async () => {
      const ledger = await make();
      const id = freshId();
      expect(await ledger.find(id)).toBeUndefined();
      expect(await ledger.knows(id)).toBe(false);
    });

    it("gives back the exact text and message, and tells when and by which path it came and went out", async () => {
      const ledger = await make();
      const request = freshRequest({ text: '{"größe":"𝔊"}', raw: randomBytes(2_000), receivedAtMs: NOW - 7 });
      await published(ledger, request);
      expect(await ledger.knows(request.id)).toBe(true);
      const found = await ledger.find(request.id);
      expect(found).toMatchObject({ id: request.id, state: "published", text: request.text });
      expect(Buffer.compare(found?.raw ?? Buffer.alloc(0), request.raw)).toBe(0);
      expect(found?.timeline).toEqual({
        arrival: "arrival",
        endpoint: "dataverse",
        path: "webhook",
        receivedAtMs: NOW - 7,
        attempts: 1,
        claimedAtMs: NOW,
        publishedAtMs: NOW + 50,
        repeats: [],
        repeatCount: 0,
        redrives: [],
      });
    });

    it("keeps a message far above a table's column", async () => {
      const ledger = await make();
      const request = freshRequest({ raw: randomBytes(300_000) });
      await published(ledger, request);
      expect(Buffer.compare((await ledger.find(request.id))?.raw ?? Buffer.alloc(0), request.raw)).toBe(0);
    });

    it("counts the claims of an event that is not out yet", async () => {
      const ledger = await make();
      const request = freshRequest();
      const [first] = await ledger.claim([request], NOW);
      if (first?.kind !== "claimed") throw new Error("no claim");
      await ledger.release([first.claim], NOW + 5);
      await ledger.claim([again(request, {})], NOW + 5);
      const found = await ledger.find(request.id);
      expect(found?.state).toBe("claimed");
      expect(found?.timeline).toMatchObject({ arrival: "arrival", attempts: 2, claimedAtMs: NOW + 5 });
      expect(found?.timeline.publishedAtMs).toBeUndefined();
    });

    it("notes a repeat by another path once, and a conflict by its name", async () => {
      const ledger = await make();
      const request = freshRequest();
      await published(ledger, request);
      const repeat = again(request, { path: "queue", endpoint: "other" });
      await ledger.claim([repeat], NOW + 100);
      await ledger.claim([{ ...repeat, token: randomUUID() }], NOW + 200);
      const rival = again(request, { contentHash: "b".repeat(64) });
      await ledger.claim([rival], NOW + 300);
      const { repeats, repeatCount } = (await ledger.find(request.id))?.timeline ?? {};
      expect(repeatCount).toBe(2);
      expect(repeats).toEqual([
        { atMs: NOW + 100, arrival: repeat.arrival, endpoint: "other", path: "queue", kind: "repeat" },
        { atMs: NOW + 300, arrival: rival.arrival, endpoint: "dataverse", path: "webhook", kind: "conflict" },
      ]);
    });

    it("does not take the same message, delivered again, for a repeat", async () => {
      const ledger = await make();
      const request = freshRequest();
      await published(ledger, request);
      await ledger.claim([{ ...request, token: randomUUID() }], NOW + 100);
      expect((await ledger.find(request.id))?.timeline.repeatCount).toBe(0);
    });

    it("counts all repeats and shows the newest twenty", async () => {
      const ledger = await make();
      const request = freshRequest();
      await published(ledger, request);
      for (let count = 1; count <= 23; count += 1) await ledger.claim([again(request, {})], NOW + count);
      const { repeats, repeatCount } = (await ledger.find(request.id))?.timeline ?? {};
      expect(repeatCount).toBe(23);
      expect(repeats?.map(({ atMs }) => atMs - NOW)).toEqual(Array.from({ length: 20 }, (_, at) => at + 4));
    });

    it("completes a claim under which a conflict was noted meanwhile", async () => {
      const ledger = await make();
      const request = freshRequest();
      const [result] = await ledger.claim([request], NOW);
      if (result?.kind !== "claimed") throw new Error("no claim");
      await ledger.claim([again(request, { contentHash: "b".repeat(64) })], NOW + 10);
      expect(await ledger.complete([result.claim], NOW + 20)).toEqual([{ kind: "completed" }]);
      const found = await ledger.find(request.id);
      expect(found?.state).toBe("published");
      expect(found?.timeline).toMatchObject({ publishedAtMs: NOW + 20, repeatCount: 1 });
    });

    it("notes each round of a redrive once, and nothing of an event that it does not know", async () => {
      const ledger = await make();
      const request = freshRequest();
      await published(ledger, request);
      await ledger.redriven(request.id, 1, NOW + 1_000);
      await ledger.redriven(request.id, 1, NOW + 1_500);
      await ledger.redriven(request.id, 2, NOW + 2_000);
      expect((await ledger.find(request.id))?.timeline.redrives).toEqual([
        { atMs: NOW + 1_000, round: 1 },
        { atMs: NOW + 2_000, round: 2 },
      ]);
      await expect(ledger.redriven(freshId(), 1, NOW)).resolves.toBeUndefined();
    });
  });
}
