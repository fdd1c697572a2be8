import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { METRICS } from "../../../shared/telemetry/metrics.ts";

const SHARED = join(import.meta.dirname, "../../../shared");

it("each metric of the table is recorded somewhere", () => {
  const sources = readdirSync(SHARED, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".ts"))
    .map((file) => readFileSync(join(SHARED, file), "utf8"))
    .join("\n");
  const recorded = new Set([...sources.matchAll(/\brecord\(\s*"([a-z.]+)"/g)].map(([, name]) => name));
  expect([...recorded].sort()).toEqual(Object.keys(METRICS).sort());
});
