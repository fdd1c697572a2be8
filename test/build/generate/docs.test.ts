import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { generateDocs } from "../../../build/generate/docs.ts";
import { staleAmong } from "../../../build/generate/generate.ts";
import { FAILURES } from "../../../shared/failure/failures.ts";
import { METRICS } from "../../../shared/telemetry/metrics.ts";

describe("the pages that are generated from tables", () => {
  it("are those of the repository", () => {
    expect(staleAmong(generateDocs("schemas"), join(import.meta.dirname, "../../../docs"))).toEqual([]);
  });

  it("have a row for every failure, with whether it is tried again", () => {
    const page = generateDocs("schemas").get("failures.md") ?? "";
    const rows = [...page.matchAll(/^\| `([A-Z0-9_]+)` \| (yes|no) \| \S.* \| \S.* \|$/gm)];
    const failures = Object.entries(FAILURES).map(([code, { again }]) => [code, again ? "yes" : "no"]);
    expect(rows.map(([, code, again]) => [code, again])).toEqual(failures);
  });

  it("have a row for every metric, with its unit", () => {
    const page = generateDocs("schemas").get("metrics.md") ?? "";
    const rows = [...page.matchAll(/^\| `([a-z.]+)` \| (\w+) \| .*\| \S.* \| \S.* \|$/gm)];
    const metrics = Object.entries(METRICS).map(([name, { unit }]) => [name, unit]);
    expect(rows.map(([, name, unit]) => [name, unit])).toEqual(metrics);
  });
});
