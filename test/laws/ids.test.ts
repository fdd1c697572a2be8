import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ContextModel, RowModel, ValueModel } from "../../local/dynamics/writers/model.ts";
import { writeContextBinary } from "../../local/dynamics/writers/write-binary.ts";
import { writeContextJson } from "../../local/dynamics/writers/write-json.ts";
import { writeContextXml } from "../../local/dynamics/writers/write-xml.ts";
import { context } from "./contexts.ts";
import { SEED } from "./seed.ts";
import { eventTexts, NOW_MS, type Posted, type Way } from "./understood.ts";

const DAY_MS = 86_400_000;
const ID = (digit: number) => `${digit}a1b2c3d-0000-4000-8000-00000000000${digit}`;

/** A context that names itself: its organisation, step, operation and time. */
const named = context.map(
  (model): ContextModel => ({
    ...model,
    organizationId: ID(1),
    step: { ...model.step, id: ID(2) },
    operationId: ID(3),
    depth: 1,
    createdOn: { ticks: "639000000000000000", zone: "utc" },
  }),
);

const json = (model: ContextModel): Posted => ({
  body: Buffer.from(writeContextJson(model)),
  format: "json",
  kind: "dataverse",
});

function idsOf(posted: Posted, way?: Way): readonly string[] {
  return eventTexts(posted, way).map((text) => JSON.parse(text).id);
}

/** The same message with one more column in its first row. */
function withOtherContent(model: ContextModel): ContextModel | undefined {
  const change = (row: RowModel): RowModel => ({
    ...row,
    columns: [...row.columns, ["another_column_of_this_law", { kind: "int", value: 7 }]],
  });
  let changed = false;
  const inputs = model.inputs.map(([key, value]): readonly [string, ValueModel] => {
    if (key !== "Target" || value.kind !== "row") return [key, value];
    changed = true;
    return [key, { kind: "row", value: change(value.value) }];
  });
  return changed ? { ...model, inputs } : undefined;
}

/** The same message about several rows, with its first one again at the end. */
function withFirstRowTwice(model: ContextModel): ContextModel | undefined {
  let changed = false;
  const inputs = model.inputs.map(([key, value]): readonly [string, ValueModel] => {
    if (key !== "Targets" || value.kind !== "rows" || value.value.rows[0] === undefined) return [key, value];
    changed = true;
    return [
      key,
      { kind: "rows", value: { ...value.value, rows: [...value.value.rows, value.value.rows[0]] } },
    ];
  });
  return changed ? { ...model, inputs } : undefined;
}

function expectDifferent(one: readonly string[], other: readonly string[]): void {
  expect(one.filter((id) => other.includes(id))).toEqual([]);
}

const OPTIONS = { seed: SEED, numRuns: 150 };

describe(`ids (seed ${SEED})`, () => {
  it("are the same for a repeat: a day later, in another dialect, by another path, with other headers", () => {
    fc.assert(
      fc.property(named, (model) => {
        const ids = idsOf(json(model));
        const later = { arrival: "later", receivedAtMs: NOW_MS + DAY_MS };
        expect(idsOf(json(model), later)).toEqual(ids);
        expect(
          idsOf({ body: Buffer.from(writeContextXml(model)), format: "xml", kind: "dataverse" }),
        ).toEqual(ids);
        const binary: Posted = { body: writeContextBinary(model), format: "msbin1", kind: "dataverse" };
        expect(idsOf(binary, { path: "queue", properties: { b: 1, a: 2 } })).toEqual(ids);
        const headers = { "x-request-id": "another", "user-agent": "another" };
        expect(idsOf(json(model), { headers })).toEqual(ids);
      }),
      OPTIONS,
    );
  });

  it("differ for two changes of a row within one synchronous request", () => {
    let looked = 0;
    fc.assert(
      fc.property(named, (model) => {
        const sync = { ...model, mode: 0 };
        const other = withOtherContent(sync);
        if (other === undefined) return;
        looked += 1;
        expectDifferent(idsOf(json(sync)), idsOf(json(other)));
      }),
      OPTIONS,
    );
    expect(looked).toBeGreaterThan(10);
  });

  it("differ for the rows of one message, even if it tells one row twice", () => {
    let looked = 0;
    fc.assert(
      fc.property(named, fc.constantFrom(0, 1), (model, mode) => {
        const twice = withFirstRowTwice({ ...model, mode });
        if (twice === undefined) return;
        looked += 1;
        const ids = idsOf(json(twice));
        expect(new Set(ids).size).toBe(ids.length);
      }),
      { ...OPTIONS, numRuns: 300 },
    );
    expect(looked).toBeGreaterThan(10);
  });

  it.each<readonly [string, Partial<ContextModel> | "step"]>([
    ["one step's message over two environments", { organizationId: ID(4) }],
    ["two steps on one change", "step"],
    ["two operations with the same content", { operationId: ID(5) }],
  ])("differ for %s", (_, change) => {
    fc.assert(
      fc.property(named, (model) => {
        const changed = change === "step" ? { step: { ...model.step, id: ID(6) } } : change;
        expectDifferent(idsOf(json(model)), idsOf(json({ ...model, ...changed })));
      }),
      OPTIONS,
    );
  });
});
