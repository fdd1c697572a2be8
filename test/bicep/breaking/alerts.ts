import * as alerts from "../rules/alerts.ts";
import { ALERT, QUERY } from "./deployed.ts";
import type { RuleCase } from "./rule-case.ts";

export const ALERTS_CASES: readonly RuleCase[] = [
  [
    "alarms name their metric and their runbook",
    alerts.alarmsNameAMetricAndARunbook,
    [
      {
        what: "an unknown metric",
        type: ALERT,
        path: "properties.actions.customProperties.metric",
        part: "dead.leters",
      },
      {
        what: "a lost runbook",
        type: ALERT,
        path: "properties.actions.customProperties.runbook",
        part: "docs/alerts.md#lost",
      },
      { what: "a silent alarm", type: ALERT, path: "properties.description", part: "Something is wrong." },
    ],
  ],
  [
    "alarms ask for what the app says",
    alerts.alarmsAskForWhatTheAppSays,
    [
      { what: "another metric", type: ALERT, path: QUERY, part: "traces | where line.name == 'dead.leters'" },
      {
        what: "an unknown dimension",
        type: ALERT,
        name: /dead-letters$/,
        path: QUERY,
        part: "traces | where line.name == 'dead.letters' and line.dimensions.status == 'new'",
      },
      {
        what: "splitting by what is not there",
        type: ALERT,
        path: "properties.criteria.allOf.0.dimensions",
        part: [{ name: "shard" }],
      },
    ],
  ],
  [
    "alarms point at what is there",
    alerts.alarmsPointAtWhatIsThere,
    [
      { what: "another log", type: ALERT, path: "properties.scopes", part: ["/elsewhere"] },
      { what: "an alarm that is off", type: ALERT, path: "properties.enabled", part: false },
      { what: "telling nobody", type: ALERT, path: "properties.actions.actionGroups", part: ["/elsewhere"] },
    ],
  ],
  [
    "nothing goes wrong in silence",
    alerts.nothingGoesWrongInSilence,
    [{ what: "a missing alarm", type: ALERT, name: /-spool$/, path: "name", part: "alert-other" }],
  ],
  [
    "each endpoint is watched for silence",
    alerts.eachEndpointIsWatched,
    [{ what: "another endpoint", type: ALERT, name: /quiet/, path: QUERY, part: "['finance', 24]" }],
  ],
];
