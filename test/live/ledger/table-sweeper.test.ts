import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { TableClient } from "@azure/data-tables";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Azurite, startAzurite } from "../../../local/azurite/start-azurite.ts";
import { memoryBodies } from "../../../shared/bodies/memory-bodies.ts";
import { placeOf } from "../../../shared/ledger/place.ts";
import { tableLedger } from "../../../shared/ledger/table-ledger.ts";
import { PERIODS_TABLE } from "../../../shared/ledger/table-periods.ts";
import { freshId, freshRequest } from "../../shared/ledger/ledger-suite.ts";
import { sweeperSuite } from "../../shared/ledger/sweeper-suite.ts";
import { azuriteLedger, tableOf } from "./azurite-ledger.ts";

const DAY = 24 * 60 * 60 * 1000;
const RULES = { retentionMs: 30 * DAY, windowMs: 7 * DAY, untilMs: Number.POSITIVE_INFINITY };
const NOW = Date.now();

let azurite: Azurite;

beforeAll(async () => {
  azurite = await startAzurite({ ports: { blob: 0, queue: 0, table: 0 } });
});
afterAll(() => azurite.stop());

sweeperSuite("Table Storage", () => Promise.resolve(azuriteLedger(azurite)), NOW);

const daysAgo = (days: number): string => freshId(new Date(NOW - days * DAY).toISOString());

describe("the sweep of the ledger in Table Storage, beside writers", () => {
  it("leaves a table to the writer who opened it between the sweep's reading and its closing", async () => {
    const early = freshRequest({ id: daysAgo(300) });
    const late = freshRequest({ id: early.id.replace(/.$/, (digit) => (digit === "0" ? "1" : "0")) });
    await azuriteLedger(azurite).claim([early], NOW);
    const writer = azuriteLedger(azurite);
    let written = false;
    const sweeping = azuriteLedger(azurite, (table, name) => {
      if (name !== PERIODS_TABLE) return table;
      const updateEntity: TableClient["updateEntity"] = async (...args) => {
        if (!written) {
          written = true;
          await writer.claim([late], NOW + 20 * DAY);
        }
        return await table.updateEntity(...args);
      };
      return Object.assign(Object.create(table), { updateEntity });
    });
    const swept = await sweeping.sweep(RULES, NOW + 20 * DAY);
    expect(written).toBe(true);
    expect(swept.dropped).not.toContain(placeOf(early.id).table);
    expect((await writer.find(late.id))?.state).toBe("claimed");
  });

  it("loses nothing to a drop that comes late", async () => {
    const ledger = azuriteLedger(azurite);
    const request = freshRequest({ id: daysAgo(400) });
    await ledger.claim([request], NOW);
    const { table } = placeOf(request.id);
    expect((await ledger.sweep(RULES, NOW + 20 * DAY)).dropped).toContain(table);
    const [again] = await azuriteLedger(azurite).claim([request], NOW + 20 * DAY);
    expect(again).toMatchObject({ kind: "claimed", claim: { fence: 1 } });
    await (await tableOf(azurite.connectionString, table)).deleteTable();
    expect((await ledger.find(request.id))?.state).toBe("claimed");
  });

  it("goes on where a host died between closing a period and dropping its table", async () => {
    const request = freshRequest({ id: daysAgo(500) });
    await azuriteLedger(azurite).claim([request], NOW);
    const { table } = placeOf(request.id);
    const dying = azuriteLedger(azurite, (client, name) => {
      if (name !== table) return client;
      return Object.assign(Object.create(client), { deleteTable: () => Promise.reject(new Error("died")) });
    });
    await expect(dying.sweep(RULES, NOW + 20 * DAY)).rejects.toMatchObject({ code: "LEDGER_UNAVAILABLE" });
    expect((await azuriteLedger(azurite).sweep(RULES, NOW + 20 * DAY)).dropped).toContain(table);
  });
});

describe("the ledger in Table Storage, while a table is being dropped", () => {
  let server: Server;
  let dropping: (name: string) => Promise<TableClient>;

  beforeAll(async () => {
    // The service's answer until the table is gone ("Delete Table"); Azurite drops at once and never gives it.
    server = createServer((request, response) => {
      request.resume().on("end", () => {
        response.writeHead(409, { "content-type": "application/json;odata=minimalmetadata" });
        const message = { lang: "en-US", value: "The specified table is being deleted." };
        response.end(JSON.stringify({ "odata.error": { code: "TableBeingDeleted", message } }));
      });
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const { port } = server.address() as AddressInfo;
    const text = azurite.connectionString.replace(
      /TableEndpoint=[^;]+/,
      `TableEndpoint=http://127.0.0.1:${port}/devstoreaccount1`,
    );
    dropping = (name) => tableOf(text, name);
  });
  afterAll(() => server.close());

  it.each([1, 3])(
    "lets %i event(s) of it wait for a minute and more, and calls none a repeat",
    async (count) => {
      const id = daysAgo(20);
      const requests = Array.from({ length: count }, (_, at) =>
        freshRequest({ id: `${id.slice(0, -1)}${at}` }),
      );
      const { table } = placeOf(id);
      const ledger = tableLedger({
        bodies: memoryBodies(),
        table: (name) => (name === table ? dropping(name) : tableOf(azurite.connectionString, name)),
      });
      const results = await ledger.claim(requests, NOW);
      expect(results).toHaveLength(count);
      for (const result of results) {
        expect(result).toMatchObject({
          kind: "failed",
          failure: { code: "LEDGER_UNAVAILABLE", again: true, afterMs: 60_000 },
        });
      }
    },
  );
});
