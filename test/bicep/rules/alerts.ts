import { readFileSync } from "node:fs";
import { METRICS } from "../../../shared/telemetry/metrics.ts";
import { at, listAt, ofType, type Resource } from "../snapshot.ts";
import type { Rule } from "./rule.ts";

const RUNBOOKS = new Set(
  [...readFileSync("docs/alerts.md", "utf8").matchAll(/^## (.+)$/gm)].map(([, title]) => title),
);
const metrics: ReadonlyMap<string, { readonly dimensions: readonly string[] }> = new Map(
  Object.entries(METRICS),
);

/** What an operator must be told of. */
const WANTED = [
  "dead-letters",
  "event-grid-dead-letters",
  "quarantine",
  "oldest-message",
  "publish-failures",
  "unavailable",
  "spool",
  "not-measured",
  "silent",
  "quiet-endpoint",
];

function alertsOf(resources: readonly Resource[]): readonly Resource[] {
  return ofType(resources, "Microsoft.Insights/scheduledQueryRules");
}

export const alarmsNameAMetricAndARunbook: Rule = ({ resources }) =>
  alertsOf(resources).flatMap((alert) => {
    const named = String(at(alert, "properties.actions.customProperties.metric"));
    const runbook = String(at(alert, "properties.actions.customProperties.runbook"));
    const said = String(at(alert, "properties.description"));
    const faults: string[] = [];
    if (!metrics.has(named)) faults.push(`${alert.name} names no metric: ${named}`);
    const [page, part = ""] = runbook.split("#");
    if (!page?.endsWith("alerts.md") || !RUNBOOKS.has(part))
      faults.push(`${alert.name} links to no runbook: ${runbook}`);
    if (!said.includes(named) || !said.includes(runbook))
      faults.push(`${alert.name} does not say so: ${said}`);
    return faults;
  });

/** A query that asks for a metric or a dimension which no line has finds nothing, for ever and in silence. */
export const alarmsAskForWhatTheAppSays: Rule = ({ resources }) =>
  alertsOf(resources).flatMap((alert) => {
    const metric = String(at(alert, "properties.actions.customProperties.metric"));
    const dimensions = metrics.get(metric)?.dimensions ?? [];
    return listAt(alert, "properties.criteria.allOf").flatMap((criterion) => {
      const query = String(at(criterion, "query"));
      const asked = [...query.matchAll(/line\.dimensions\.(\w+)/g)].map(([, name]) => name ?? "");
      const split = listAt(criterion, "dimensions").map((each) => String(at(each, "name")));
      return [
        ...(query.includes(`line.name == '${metric}'`) ? [] : [`${alert.name} does not ask for ${metric}`]),
        ...[...asked, ...split]
          .filter((name) => !dimensions.includes(name))
          .map((name) => `${alert.name}: ${metric} has no dimension ${name}`),
      ];
    });
  });

export const alarmsPointAtWhatIsThere: Rule = ({ resources }) => {
  const ids = new Set(resources.map(({ id }) => id));
  const isThere = (id: unknown): boolean => ids.has(String(id)) || /\/actionGroups\/[^/]+$/.test(String(id));
  return alertsOf(resources)
    .filter(
      (alert) =>
        !listAt(alert, "properties.scopes").every((id) => ids.has(String(id))) ||
        !listAt(alert, "properties.actions.actionGroups").every(isThere) ||
        at(alert, "properties.enabled") !== true,
    )
    .map(({ name }) => name);
};

export const nothingGoesWrongInSilence: Rule = ({ resources }) => {
  const there = alertsOf(resources).map(({ name }) => name);
  return WANTED.filter((wanted) => !there.some((name) => name.endsWith(`-${wanted}`)));
};

/** Each endpoint is watched for silence, by its own name. */
export const eachEndpointIsWatched: Rule = ({ resources }) => {
  const [app] = ofType(resources, "Microsoft.Web/sites");
  const rows = listAt(app, "properties.siteConfig.appSettings");
  const row = rows.find((each) => at(each, "name") === "ENDPOINTS");
  const endpoints: readonly unknown[] = JSON.parse(String(at(row, "value") ?? "[]"));
  const quiet = alertsOf(resources).find(({ name }) => name.endsWith("-quiet-endpoint"));
  const query = JSON.stringify(quiet ?? "");
  return endpoints
    .map((endpoint) => String(at(endpoint, "name")))
    .filter((name) => !query.includes(`'${name}', `));
};
