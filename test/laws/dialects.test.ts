import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ContextModel, RowModel } from "../../local/dynamics/writers/model.ts";
import { writeContextBinary } from "../../local/dynamics/writers/write-binary.ts";
import { writeContextJson } from "../../local/dynamics/writers/write-json.ts";
import { writeContextXml } from "../../local/dynamics/writers/write-xml.ts";
import type { MessageFormat } from "../../shared/settings/endpoint.ts";
import { context } from "./contexts.ts";
import { wrongScalar } from "./exact-value.ts";
import { SEED } from "./seed.ts";
import { eventTexts } from "./understood.ts";

const WRITERS = {
  json: (model: ContextModel) => Buffer.from(writeContextJson(model)),
  xml: (model: ContextModel) => Buffer.from(writeContextXml(model)),
  msbin1: writeContextBinary,
} as const;

function eventsOf(model: ContextModel, format: MessageFormat): readonly string[] {
  return eventTexts({ body: WRITERS[format](model), format, kind: "dataverse" });
}

describe("the dialects of Dataverse", () => {
  it(`give the same events, byte for byte (seed ${SEED})`, { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(context, (model) => {
        const events = eventsOf(model, "json");
        expect(eventsOf(model, "xml")).toEqual(events);
        expect(eventsOf(model, "msbin1")).toEqual(events);
      }),
      { seed: SEED, numRuns: 1_000 },
    );
  });

  it(`lose and change no value of a row (seed ${SEED})`, { timeout: 60_000 }, () => {
    let looked = 0;
    fc.assert(
      fc.property(context, (model) => {
        const row = targetOf(model);
        if (row === undefined) return;
        const [text = "{}"] = eventsOf(model, "msbin1");
        const { data } = JSON.parse(text);
        for (const [column, value] of row.columns) {
          expect(wrongScalar(value, data.row[column])).toBe(undefined);
          looked += 1;
        }
      }),
      { seed: SEED, numRuns: 600 },
    );
    expect(looked).toBeGreaterThan(100);
  });
});

function targetOf(model: ContextModel): RowModel | undefined {
  const target = model.inputs.find(([key]) => key === "Target")?.[1];
  const isRowMessage = ["Create", "Update", "OnExternalCreated", "OnExternalUpdated"].includes(model.message);
  return isRowMessage && target?.kind === "row" && model.table !== "none" ? target.value : undefined;
}
