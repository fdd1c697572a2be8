import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { eventId } from "../../../shared/cloudevents/event-id.ts";
import type { Claim, ClaimRequest, Ledger } from "../../../shared/ledger/ledger.ts";

const NOW = Date.UTC(2026, 10, 23, 9, 12, 44);

/** An id of a record and event that no other test has seen, with a time of its own or none. */
export function freshId(time: string | undefined = new Date(NOW).toISOString()): string {
  const row = randomUUID();
  return eventId({
    recipe: "dv1",
    key: [row],
    source: "urn:dynamics365:dataverse:test",
    type: "com.dynamics365.dataverse.contact.updated.v1",
    subject: `contact/${row}`,
    time,
    schema: "dataverse/row-event/1.0.json",
    extensions: {},
    flaws: [],
    data: {},
  });
}
const LEASE = 360_000;
/** The allowance for skewed clocks that a lease of this length has. */
const SKEW = 30_000;

/** A claim for an event that no other test has seen. */
export function freshRequest(changed: Partial<ClaimRequest> = {}): ClaimRequest {
  const id = freshId();
  return {
    id,
    token: randomUUID(),
    leaseUntilMs: NOW + LEASE,
    text: `{"id":"${id}"}`,
    contentHash: "a".repeat(64),
    build: "1.0.0",
    raw: Buffer.from(id),
    arrival: "arrival",
    endpoint: "dataverse",
    path: "webhook",
    receivedAtMs: NOW,
    ...changed,
  };
}

/** The same event claimed again, by somebody else. */
function rival(request: ClaimRequest, changed: Partial<ClaimRequest> = {}): ClaimRequest {
  return { ...request, token: randomUUID(), ...changed };
}

/** What the port promises; every kind runs it. */
export function ledgerSuite(kind: string, make: () => Promise<Ledger>): void {
  describe(`the ledger in ${kind}`, () => {
    const claimOne = async (ledger: Ledger, request: ClaimRequest, nowMs: number) => {
      const [result] = await ledger.claim([request], nowMs);
      return result;
    };
    const claimed = async (ledger: Ledger, request: ClaimRequest, nowMs = NOW): Promise<Claim> => {
      const result = await claimOne(ledger, request, nowMs);
      if (result?.kind !== "claimed") throw new Error(`Expected a claim, got ${JSON.stringify(result)}`);
      return result.claim;
    };

    it("gives an event to the first who claims it, and lets the second wait", async () => {
      const ledger = await make();
      const request = freshRequest();
      const claim = await claimed(ledger, request);
      expect(claim).toMatchObject({ id: request.id, token: request.token, fence: 1, text: request.text });
      expect(await claimOne(ledger, rival(request), NOW + 1)).toEqual({
        kind: "busy",
        untilMs: NOW + LEASE + SKEW,
      });
    });

    it("recognises its own claim when the answer to it was lost", async () => {
      const ledger = await make();
      const request = freshRequest();
      await claimed(ledger, request);
      expect(await claimed(ledger, request)).toMatchObject({ token: request.token, fence: 1 });
    });

    it("knows a published event as published, for whoever asks", async () => {
      const ledger = await make();
      const request = freshRequest();
      const claim = await claimed(ledger, request);
      expect(await ledger.complete([claim], NOW + 1)).toEqual([{ kind: "completed" }]);
      expect(await claimOne(ledger, rival(request), NOW + 2)).toEqual({ kind: "published" });
      expect(await claimOne(ledger, rival(request), NOW + 100 * LEASE)).toEqual({ kind: "published" });
    });

    it("gives a lapsed claim to the next caller, with the text that the first one kept", async () => {
      const ledger = await make();
      const request = freshRequest();
      await claimed(ledger, request);
      const late = rival(request, { text: "another text", leaseUntilMs: NOW + 3 * LEASE });
      const over = NOW + LEASE + SKEW;
      expect((await claimOne(ledger, late, over - 1))?.kind).toBe("busy");
      expect(await claimed(ledger, late, over)).toMatchObject({
        token: late.token,
        fence: 2,
        text: request.text,
      });
    });

    it("refuses the completion of a zombie whose claim was taken over", async () => {
      const ledger = await make();
      const request = freshRequest();
      const zombie = await claimed(ledger, request);
      const late = rival(request, { leaseUntilMs: NOW + 3 * LEASE });
      const successor = await claimed(ledger, late, NOW + LEASE + SKEW);
      expect(await ledger.complete([zombie], NOW + 2 * LEASE)).toEqual([{ kind: "superseded" }]);
      expect((await claimOne(ledger, rival(request), NOW + 2 * LEASE))?.kind).toBe("busy");
      expect(await ledger.complete([successor], NOW + 2 * LEASE)).toEqual([{ kind: "completed" }]);
    });

    it("judges repeats by the first claim's content and build, also after a take-over", async () => {
      const ledger = await make();
      const request = freshRequest();
      await claimed(ledger, request);
      const over = NOW + LEASE + SKEW;
      const newer = rival(request, {
        build: "2.0.0",
        contentHash: "b".repeat(64),
        leaseUntilMs: over + LEASE,
      });
      await ledger.complete([await claimed(ledger, newer, over)], over);
      expect(await claimOne(ledger, rival(request), over)).toEqual({ kind: "published" });
      const other = rival(request, { contentHash: "c".repeat(64) });
      expect(await claimOne(ledger, other, over)).toEqual({ kind: "conflict" });
    });

    it("lets a claim that was given back be taken at once", async () => {
      const ledger = await make();
      const request = freshRequest();
      await ledger.release([await claimed(ledger, request)], NOW + 5);
      expect(await claimed(ledger, rival(request), NOW + 5)).toMatchObject({ fence: 2 });
    });

    it("does not let a zombie give back what another has taken", async () => {
      const ledger = await make();
      const request = freshRequest();
      const zombie = await claimed(ledger, request);
      await claimed(ledger, rival(request, { leaseUntilMs: NOW + 3 * LEASE }), NOW + LEASE + SKEW);
      await ledger.release([zombie], NOW + LEASE + SKEW);
      expect((await claimOne(ledger, rival(request), NOW + 2 * LEASE))?.kind).toBe("busy");
    });

    it("names another content under one id, and keeps the first", async () => {
      const ledger = await make();
      const request = freshRequest();
      await claimed(ledger, request);
      const other = rival(request, { contentHash: "b".repeat(64) });
      expect(await claimOne(ledger, other, NOW)).toEqual({ kind: "conflict" });
    });

    it("does not call it another content when a newer build understands more of the same bytes", async () => {
      const ledger = await make();
      const request = freshRequest();
      const claim = await claimed(ledger, request);
      await ledger.complete([claim], NOW);
      const newer = rival(request, { contentHash: "b".repeat(64), build: "2.0.0" });
      expect(await claimOne(ledger, newer, NOW)).toEqual({ kind: "published" });
    });

    it("gives one of many who claim at the same time the event", async () => {
      const ledger = await make();
      const request = freshRequest();
      const rivals = Array.from({ length: 20 }, () => rival(request));
      const results = await Promise.all(rivals.map((one) => claimOne(ledger, one, NOW)));
      const kinds = results.map((result) => result?.kind);
      expect(kinds.filter((kind) => kind === "claimed")).toHaveLength(1);
      expect(kinds.filter((kind) => kind === "busy")).toHaveLength(19);
    });

    it("answers each request of a batch by itself and in order", async () => {
      const ledger = await make();
      const known = freshRequest();
      await ledger.complete([await claimed(ledger, known)], NOW);
      const fresh = freshRequest();
      const results = await ledger.claim([rival(known), fresh], NOW);
      expect(results.map((result) => result.kind)).toEqual(["published", "claimed"]);
    });

    it("keeps a text far above a table's column, and gives it back exactly", async () => {
      const ledger = await make();
      const noise = Array.from({ length: 12_000 }, () => randomUUID()).join("");
      const request = freshRequest({ text: JSON.stringify({ noise, größe: "𝔊" }) });
      await claimed(ledger, request);
      const late = rival(request, { text: "", leaseUntilMs: NOW + 3 * LEASE });
      expect((await claimed(ledger, late, NOW + LEASE + SKEW)).text).toBe(request.text);
    });

    it("gives a lapsed claim's own text, however large, whatever the next callers would have kept", async () => {
      const ledger = await make();
      const noise = Array.from({ length: 12_000 }, () => randomUUID()).join("");
      const textAt = (recordedtime: number): string => JSON.stringify({ recordedtime, noise });
      const request = freshRequest({ text: textAt(NOW) });
      await claimed(ledger, request);
      const early = rival(request, { text: textAt(NOW + 1) });
      expect((await claimOne(ledger, early, NOW + 1))?.kind).toBe("busy");
      const late = rival(request, { text: textAt(NOW + 2), leaseUntilMs: NOW + 3 * LEASE });
      const { text } = await claimed(ledger, late, NOW + LEASE + SKEW);
      expect(text === request.text).toBe(true);
    });

    it("keeps events without a time between 2020 and 2100 as well", async () => {
      const ledger = await make();
      const request = freshRequest();
      const undated = { ...request, id: request.id.replace(/^dv1-[0-9a-f]{11}/, "dv1-u") };
      await claimed(ledger, undated);
      expect((await claimOne(ledger, rival(undated), NOW))?.kind).toBe("busy");
    });
  });
}
