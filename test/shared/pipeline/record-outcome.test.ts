import { expect, it } from "vitest";
import type { BatchItem } from "../../../shared/pipeline/batch-item.ts";
import { recordOutcome } from "../../../shared/pipeline/record-outcome.ts";
import { type MetricLine, makeMeter } from "../../../shared/telemetry/meter.ts";
import { raw, rig, START, waiting } from "./rig.ts";

/** What a batch adds, without what is the same in all lines. */
async function recorded(...items: readonly BatchItem[]): Promise<readonly Pick<MetricLine, "name">[]> {
  const meter = makeMeter(0);
  const outcomes = await rig().run(...items);
  for (const [index, item] of items.entries()) {
    const outcome = outcomes[index];
    if (outcome !== undefined)
      recordOutcome(meter, { item, outcome }, { startedMs: START + 1_000, nowMs: START + 1_250 });
  }
  return meter.take().map(({ name, sum, count, dimensions }) => ({ name, sum, count, dimensions }));
}

it("counts a batch's outcomes, events and times together, each by what tells it apart", async () => {
  const id = "f2b3c4d5-0000-4000-8000-000000000001";
  expect(await recorded(waiting(id), waiting(id), raw("{"))).toEqual([
    {
      name: "process.outcomes",
      sum: 1,
      count: 1,
      dimensions: { endpoint: "erp", outcome: "published", code: "" },
    },
    { name: "process.duration", sum: 750, count: 3, dimensions: { endpoint: "erp" } },
    { name: "process.latency", sum: 1_250, count: 1, dimensions: { endpoint: "erp" } },
    {
      name: "process.events",
      sum: 1,
      count: 1,
      dimensions: { endpoint: "erp", class: "finops.other", result: "published" },
    },
    {
      name: "process.outcomes",
      sum: 1,
      count: 1,
      dimensions: { endpoint: "erp", outcome: "duplicate", code: "" },
    },
    {
      name: "process.events",
      sum: 1,
      count: 1,
      dimensions: { endpoint: "erp", class: "finops.other", result: "duplicate" },
    },
    {
      name: "process.outcomes",
      sum: 1,
      count: 1,
      dimensions: { endpoint: "erp", outcome: "dead", code: "PAYLOAD_MALFORMED" },
    },
  ]);
});

it("counts two contents under one id apart from all other failures", async () => {
  const id = "f2b3c4d5-0000-4000-8000-000000000002";
  const message = waiting(id);
  if (message.kind !== "waiting" || message.waiting.body.kind !== "inline") throw new Error("not inline");
  const rival = raw(Buffer.from(message.waiting.body.bytes).toString().replace("PO-", "PX-"));
  const lines = await recorded(message, rival);
  expect(lines.filter(({ name }) => name === "process.conflicts")).toEqual([
    { name: "process.conflicts", sum: 1, count: 1, dimensions: { endpoint: "erp" } },
  ]);
});
