import { randomUUID } from "node:crypto";
import type { TableClient } from "@azure/data-tables";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Azurite, startAzurite } from "../../../local/azurite/start-azurite.ts";
import { connectTable } from "../../../shared/azure/clients.ts";
import { memoryBodies } from "../../../shared/bodies/memory-bodies.ts";
import type { Ledger } from "../../../shared/ledger/ledger.ts";
import { tableLedger } from "../../../shared/ledger/table-ledger.ts";
import { freshRequest, ledgerSuite } from "../../shared/ledger/ledger-suite.ts";

let azurite: Azurite;

beforeAll(async () => {
  azurite = await startAzurite({ ports: { blob: 0, queue: 0, table: 0 } });
});
afterAll(() => azurite.stop());

const noIdentity = (): never => {
  throw new Error("A connection string needs no identity.");
};

/** A ledger on Azurite, whose tables go through `wrap`. */
function makeLedger(wrap: (table: TableClient) => TableClient = (table) => table): Ledger {
  const connection = { kind: "connectionString" as const, text: azurite.connectionString };
  const tables = new Map<string, Promise<TableClient>>();
  return tableLedger({
    bodies: memoryBodies(),
    table: (name) => {
      const table = tables.get(name) ?? connectTable(connection, name, noIdentity).then(wrap);
      tables.set(name, table);
      return table;
    },
  });
}

ledgerSuite("Table Storage", () => Promise.resolve(makeLedger()));

describe("the ledger in Table Storage, when answers get lost", () => {
  const NOW = Date.UTC(2026, 10, 23);

  /** Does the first call of a method, then behaves as the SDK does whose answer was lost: the call is repeated. */
  function repeating(method: "createEntity" | "updateEntity"): (table: TableClient) => TableClient {
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

  it("says that it is unavailable when no answer comes at all", async () => {
    const connection = {
      kind: "connectionString" as const,
      text: "DefaultEndpointsProtocol=http;AccountName=devstoreaccount1;AccountKey=a2V5;TableEndpoint=http://127.0.0.1:9/devstoreaccount1;",
    };
    const ledger = tableLedger({
      bodies: memoryBodies(),
      table: (name) => connectTable(connection, name, noIdentity),
    });
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
