import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { METRICS } from "../../shared/telemetry/metrics.ts";
import { at, listAt } from "./snapshot.ts";

const workbook: unknown = JSON.parse(readFileSync("bicep/workbook.json", "utf8"));
const queries = listAt(workbook, "items")
  .map((item) => ({ name: String(at(item, "name")), query: at(item, "content.query") }))
  .filter(
    (item): item is { readonly name: string; readonly query: string } => typeof item.query === "string",
  );
const lines = readFileSync("shared/telemetry/log-line.ts", "utf8");

describe("the workbook", () => {
  it.each(queries)("asks in $name for lines that the app writes", ({ query }) => {
    const events = [...query.matchAll(/line\.event (?:== ('[^']+')|in \(([^)]*)\))/g)]
      .flatMap(([, one, many]) => [...(one ?? many ?? "").matchAll(/'([^']+)'/g)])
      .map(([, event]) => event);
    expect(events.length).toBeGreaterThan(0);
    for (const event of events) expect(lines).toContain(`event: "${event}"`);
  });

  it.each(queries.filter(({ query }) => query.includes("'metric'")))(
    "asks in $name for a metric and dimensions that there are",
    ({ query }) => {
      const [, metric = ""] = /line\.name == '([^']+)'/.exec(query) ?? [];
      const known: Readonly<Record<string, { readonly dimensions: readonly string[] }>> = METRICS;
      const asked = [...query.matchAll(/line\.dimensions\.(\w+)/g)].map(([, name]) => name);
      expect(known[metric]?.dimensions).toEqual(expect.arrayContaining(asked));
    },
  );

  it("uses the parameters that it asks for, and no other", () => {
    const parameters = listAt(workbook, "items").flatMap((item) => listAt(item, "content.parameters"));
    const names = parameters.map((parameter) => at(parameter, "name"));
    const used = queries.flatMap(({ query }) =>
      [...query.matchAll(/\{(\w+)(?::\w+)?\}/g)].map(([, name]) => name),
    );
    const contexts = listAt(workbook, "items").map((item) => at(item, "content.timeContextFromParameter"));
    expect(new Set([...used, ...contexts.filter((name) => name !== undefined)])).toEqual(new Set(names));
  });
});
