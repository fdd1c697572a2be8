import { randomBytes, randomUUID } from "node:crypto";
import type { TableClient } from "@azure/data-tables";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Azurite, startAzurite } from "../../../local/azurite/start-azurite.ts";
import { memoryBodies } from "../../../shared/bodies/memory-bodies.ts";
import type { Claim, ClaimRequest, ClaimResult } from "../../../shared/ledger/ledger.ts";
import { tableLedger } from "../../../shared/ledger/table-ledger.ts";
import { journalSuite } from "../../shared/ledger/journal-suite.ts";
import { freshRequest, ledgerSuite } from "../../shared/ledger/ledger-suite.ts";
import { azuriteLedger, tableOf } from "./azurite-ledger.ts";

let azurite: Azurite;

beforeAll(async () => {
  azurite = await startAzurite({ ports: { blob: 0, queue: 0, table: 0 } });
});
afterAll(() => azurite.stop());

const makeLedger = (wrap?: (table: TableClient) => TableClient) => azuriteLedger(azurite, wrap);

ledgerSuite("Table Storage", () => Promise.resolve(makeLedger()));
journalSuite("Table Storage", () => Promise.resolve(makeLedger()));

/** Claims for as many changes of one record, which stand in one partition. */
function sameRecord(count: number): readonly ClaimRequest[] {
  const { id } = freshRequest();
  return Array.from({ length: count }, (_, at) =>
    freshRequest({ id: `${id.slice(0, -4)}${String(at).padStart(4, "0")}` }),
  );
}

function claimsOf(results: readonly ClaimResult[]): readonly Claim[] {
  return results.map((result) => {
    if (result.kind !== "claimed") throw new Error(`Expected a claim, got ${JSON.stringify(result)}`);
    return result.claim;
  });
}

describe("the ledger in Table Storage, when events of one record come together", () => {
  const NOW = Date.UTC(2026, 10, 23);

  /** Counts the requests that write, by method. */
  function counting(counts: Map<string, number>): (table: TableClient) => TableClient {
    return (table) =>
      new Proxy(table, {
        get(target, name) {
          const value: unknown = Reflect.get(target, name, target);
          if (typeof value !== "function") return value;
          return (...args: unknown[]) => {
            counts.set(String(name), (counts.get(String(name)) ?? 0) + 1);
            return value.apply(target, args);
          };
        },
      });
  }

  it("claims and completes a hundred in one request each, and asks for their table once a day", async () => {
    await makeLedger().claim([freshRequest()], NOW);
    const counts = new Map<string, number>();
    const ledger = makeLedger(counting(counts));
    const claims = claimsOf(await ledger.claim(sameRecord(100), NOW));
    expect(await ledger.complete(claims, NOW)).toEqual(claims.map(() => ({ kind: "completed" })));
    expect(Object.fromEntries(counts)).toEqual({ getEntity: 1, submitTransaction: 2 });
  });

  it("gives each its own answer when one of them was published before", async () => {
    const ledger = makeLedger();
    const [one, two, three] = sameRecord(3);
    if (one === undefined || two === undefined || three === undefined) throw new Error("no requests");
    await ledger.complete(claimsOf(await ledger.claim([two], NOW)), NOW);
    const again = [one, two, three].map((request) => ({ ...request, token: randomUUID() }));
    const results = await ledger.claim(again, NOW);
    expect(results.map(({ kind }) => kind)).toEqual(["claimed", "published", "claimed"]);
  });

  it("completes the others when one claim has been taken over", async () => {
    const ledger = makeLedger();
    const [lapsed, ...alive] = sameRecord(3);
    if (lapsed === undefined) throw new Error("no request");
    const claims = claimsOf(await ledger.claim([{ ...lapsed, leaseUntilMs: NOW + 1 }, ...alive], NOW));
    await ledger.claim([{ ...lapsed, token: randomUUID() }], NOW + 60_000);
    const results = await ledger.complete(claims, NOW + 60_000);
    expect(results.map(({ kind }) => kind)).toEqual(["superseded", "completed", "completed"]);
  });

  it("keeps the text of every event, also of those that are too large to go together", async () => {
    const ledger = makeLedger();
    // Random bytes do not shrink: 90 of them are more than a transaction takes.
    const requests = sameRecord(90).map((request) => ({ ...request, raw: randomBytes(50_000) }));
    claimsOf(await ledger.claim(requests, NOW));
    const claims = claimsOf(await ledger.claim(requests, NOW));
    expect(claims.map(({ text }) => text)).toEqual(requests.map(({ text }) => text));
  });
});

describe("the ledger in Table Storage, when answers get lost", () => {
  const NOW = Date.UTC(2026, 10, 23);

  /** Does the first call of a method, then behaves as the SDK does whose answer was lost: the call is repeated. */
  function repeating(
    method: "createEntity" | "updateEntity" | "submitTransaction",
  ): (table: TableClient) => TableClient {
    let lost = false;
    return (table) =>
      new Proxy(table, {
        get(target, name) {
          const value: unknown = Reflect.get(target, name, target);
          if (typeof value !== "function") return value;
          if (name !== method) return value.bind(target);
          return async (...args: unknown[]) => {
            const first: unknown = await value.apply(target, args);
            if (lost) return first;
            lost = true;
            return value.apply(target, args);
          };
        },
      });
  }

  it("knows its own insert by its token and does not call it a repeat", async () => {
    await makeLedger().claim([freshRequest()], NOW);
    const [result] = await makeLedger(repeating("createEntity")).claim([freshRequest()], NOW);
    expect(result?.kind).toBe("claimed");
  });

  it("knows its own completion", async () => {
    const ledger = makeLedger(repeating("updateEntity"));
    const request = freshRequest();
    const [result] = await ledger.claim([request], NOW);
    if (result?.kind !== "claimed") throw new Error("not claimed");
    expect(await ledger.complete([result.claim], NOW)).toEqual([{ kind: "completed" }]);
    const [again] = await ledger.claim([{ ...request, token: randomUUID() }], NOW);
    expect(again?.kind).toBe("published");
  });

  it.each(["claim", "completion"] as const)("knows its own %s of several events together", async (step) => {
    const requests = sameRecord(3);
    await makeLedger().claim([freshRequest()], NOW);
    const lossy = makeLedger(repeating("submitTransaction"));
    const claims = claimsOf(await (step === "claim" ? lossy : makeLedger()).claim(requests, NOW));
    expect(claims.map(({ token }) => token)).toEqual(requests.map(({ token }) => token));
    expect(await lossy.complete(claims, NOW)).toEqual(requests.map(() => ({ kind: "completed" })));
  });

  it("says that it is unavailable when no answer comes at all", async () => {
    const away =
      "DefaultEndpointsProtocol=http;AccountName=devstoreaccount1;AccountKey=a2V5;TableEndpoint=http://127.0.0.1:9/devstoreaccount1;";
    const ledger = tableLedger({ bodies: memoryBodies(), table: (name) => tableOf(away, name) });
    const [result] = await ledger.claim([freshRequest()], NOW);
    expect(result).toMatchObject({ kind: "failed", failure: { code: "LEDGER_UNAVAILABLE" } });
  });

  it("leaves an entity that a newer version wrote alone", async () => {
    const newer = (table: TableClient): TableClient =>
      new Proxy(table, {
        get(target, name) {
          const value: unknown = Reflect.get(target, name, target);
          if (typeof value !== "function") return value;
          if (name !== "createEntity") return value.bind(target);
          return (entity: object) => target.createEntity({ partitionKey: "", rowKey: "", ...entity, v: 2 });
        },
      });
    const request = freshRequest();
    await makeLedger(newer).claim([request], NOW);
    const [result] = await makeLedger().claim([{ ...request, token: randomUUID() }], NOW);
    expect(result).toMatchObject({ kind: "failed", failure: { code: "FORMAT_NEWER" } });
  });
});
