import { setImmediate as turn } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { memoryBodies } from "../../../shared/bodies/memory-bodies.ts";
import { memoryDeadLetters } from "../../../shared/deadletter/memory-dead-letters.ts";
import { memoryLedger } from "../../../shared/ledger/memory-ledger.ts";
import type { Within } from "../../../shared/retry/within.ts";
import { memorySpool } from "../../../shared/spool/memory-spool.ts";
import { raw, rig, waiting } from "./rig.ts";

const A = "aaaaaaaa-0000-4000-8000-000000000001";
const B = "bbbbbbbb-0000-4000-8000-000000000002";

const never = <Result>(): Promise<Result> => new Promise(() => undefined);

/** Every limit is over as soon as nothing else is left to do. */
const within: Within = (_limitMs, work, late) =>
  Promise.race([
    work,
    turn().then(() => {
      throw late();
    }),
  ]);

describe("a port that hangs", () => {
  it("holds up no neighbour of the message whose body never comes", async () => {
    const { run } = rig({ within, bodies: { ...memoryBodies(), get: never } });
    const stored = { kind: "stored", name: "inbound/x", length: 10 } as const;
    expect(await run(waiting(A, { body: stored }), waiting(B))).toMatchObject([
      { kind: "retry", failure: { code: "STORAGE_UNAVAILABLE" }, counts: true },
      { kind: "published" },
    ]);
  });

  it("lets a message wait that could not be kept as a dead letter in time", async () => {
    const { run } = rig({ within, deadLetters: { ...memoryDeadLetters(), keep: never } });
    expect(await run(raw("no JSON"), waiting(B))).toMatchObject([
      { kind: "retry", failure: { code: "STORAGE_UNAVAILABLE" }, counts: false },
      { kind: "published" },
    ]);
  });

  it("spools the copy that the queue does not take in time", async () => {
    const { run, spool } = rig({
      within,
      inbound: { send: never },
      deadLetters: { ...memoryDeadLetters(), keep: never },
    });
    const item = raw("no JSON");
    expect(await run(item, waiting(B))).toMatchObject([
      { kind: "retry", failure: { code: "STORAGE_UNAVAILABLE" }, counts: false },
      { kind: "published" },
    ]);
    const id = item.kind === "waiting" ? `${item.waiting.arrival}#1` : "";
    expect(await spool.read(id)).toMatchObject({
      message: { messageId: id, body: Buffer.from("no JSON") },
      dueAtMs: expect.any(Number),
    });
  });

  it("gives the batch back before its lock is over when no copy can be kept", async () => {
    const { run, nowMs } = rig({
      within,
      inbound: { send: never },
      spool: { ...memorySpool(), put: never },
      deadLetters: { ...memoryDeadLetters(), keep: never },
    });
    const startedMs = nowMs();
    await expect(run(raw("no JSON"))).rejects.toMatchObject({ code: "QUEUE_UNAVAILABLE" });
    expect(nowMs() - startedMs).toBeLessThanOrEqual(240_000);
  });
});

describe("a port that throws against its promise", () => {
  it("costs the message an attempt and not a delivery", async () => {
    const broken = { ...memoryLedger(), claim: () => Promise.reject(new Error("boom")) };
    const { run } = rig({ ledger: broken });
    expect(await run(waiting(A))).toMatchObject([
      { kind: "retry", failure: { code: "UNEXPECTED" }, counts: true, step: "claim" },
    ]);
  });
});
