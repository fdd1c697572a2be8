import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { letterNotices } from "../../../shared/connector/letter-notices.ts";
import { HAPPENINGS } from "../../../shared/connector/notice.ts";
import { checkContract } from "../../../shared/contracts/check-contract.ts";
import { memoryContracts } from "../../../shared/contracts/imported/memory-contracts.ts";
import { typePattern } from "../../../shared/contracts/type-patterns.ts";
import { recordOutcome } from "../../../shared/pipeline/record-outcome.ts";
import { makeMeter } from "../../../shared/telemetry/meter.ts";
import { raw, rig } from "./rig.ts";

const EVENT = readFileSync("test/fixtures/fno-json/purchaseorderconfirmed-2021.json", "utf8");
const PATH = "finops/business-events/purchaseorderconfirmedbusinessevent.json";
const TYPE = "com.dynamics365.finops.purchaseorderconfirmed.v1";

/** A contract as if the model had changed since: one column of another kind, one with other choices, one gone. */
function changed(): unknown {
  const fields = [
    "LegalEntity",
    "PurchaseJournal",
    "PurchaseOrderDate",
    "PurchaseOrderNumber",
    "TransactionCurrencyCode",
  ];
  const texts = Object.fromEntries(fields.map((name) => [name, { type: "string" }]));
  const properties = {
    ...texts,
    PurchaseType: { description: "Choice.", oneOf: [{ const: "Sales" }] },
    TransactionCurrencyAmount: { type: "string" },
  };
  return { $defs: { values: { type: "object", properties } } };
}

function drifting(strict = "") {
  return rig({
    imported: { contracts: memoryContracts({ [PATH]: changed() }), isStrict: typePattern(strict) },
  });
}

describe("a row that does not fit its imported contract", () => {
  it("goes out, marked, with the columns", async () => {
    const { run, published } = drifting();
    expect(await run(raw(EVENT))).toMatchObject([
      { kind: "published", events: [{ drift: { contract: PATH } }] },
    ]);
    expect(published()).toMatchObject([
      {
        type: TYPE,
        dataquality: "drift",
        drift: "PurchaseType:value TransactionCurrencyAmount:kind VendorAccount:unknown",
      },
    ]);
  });

  it("is told of once for its columns and an hour", async () => {
    const { run, told, later } = drifting();
    const another = (id: string): string => EVENT.replace("55A81094", id);
    await run(raw(EVENT), raw(another("55A81095")));
    await run(raw(another("55A81096")));
    later(3_600_000);
    await run(raw(another("55A81097")));
    expect(told().map(({ happening, data }) => [happening, data.hour])).toEqual([
      ["contract.drifted", "2026-11-23T09Z"],
      ["contract.drifted", "2026-11-23T10Z"],
    ]);
    for (const { happening, data } of told()) checkContract(data, HAPPENINGS[happening]);
    expect(told()[0]?.data).toMatchObject({ contract: PATH, type: TYPE, endpoint: "erp", strict: false });
    expect(JSON.stringify(told())).not.toContain("90055.6");
  });

  it("is counted", async () => {
    const { run } = drifting();
    const meter = makeMeter(0);
    const item = raw(EVENT);
    const [outcome] = await run(item);
    if (outcome === undefined) throw new Error("expected an outcome");
    recordOutcome(meter, { item, outcome }, { startedMs: 0, nowMs: 1 });
    const dimensions = { endpoint: "erp", contract: PATH, result: "published" };
    expect(meter.take()).toContainEqual(
      expect.objectContaining({ name: "contract.drift", sum: 1, dimensions }),
    );
  });

  it("is a dead letter where its type is strict, which says so, is counted, and tells the columns", async () => {
    const { run, dead, published } = drifting("com.dynamics365.finops.*");
    const item = raw(EVENT);
    const [outcome] = await run(item);
    expect(outcome).toMatchObject({ kind: "dead", failure: { code: "CONTRACT_DRIFTED" } });
    expect(published()).toEqual([]);
    const [letter] = dead();
    if (letter === undefined || outcome === undefined) throw new Error("expected a dead letter");
    expect(letter.reason).toMatch(/PurchaseType:value .* VendorAccount:unknown\. Import the metadata anew/);
    const [, notice] = letterNotices(letter, 0);
    expect(notice?.data).toMatchObject({ contract: PATH, strict: true, columns: { length: 3 } });
    checkContract(notice?.data ?? {}, HAPPENINGS["contract.drifted"]);
    const meter = makeMeter(0);
    recordOutcome(meter, { item, outcome }, { startedMs: 0, nowMs: 1 });
    expect(meter.take()).toContainEqual(expect.objectContaining({ name: "contract.drift", sum: 1 }));
  });

  it("is nobody's matter where another type is strict", async () => {
    const { run } = drifting("com.dynamics365.dataverse.*");
    expect(await run(raw(EVENT))).toMatchObject([{ kind: "published" }]);
  });
});

it("leaves a row alone that fits, and one for which nothing was imported", async () => {
  const file = {
    $defs: {
      values: { properties: Object.fromEntries(Object.keys(JSON.parse(EVENT)).map((name) => [name, {}])) },
    },
  };
  for (const contracts of [memoryContracts({ [PATH]: file }), memoryContracts({})]) {
    const { run, published, told } = rig({ imported: { contracts, isStrict: typePattern("*") } });
    await run(raw(EVENT));
    expect(published()).toMatchObject([{ dataquality: "complete" }]);
    expect(published()[0]).not.toHaveProperty("drift");
    expect(told()).toEqual([]);
  }
});
