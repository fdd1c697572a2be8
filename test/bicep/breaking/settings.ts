import * as settings from "../rules/settings.ts";
import { listAt, readSnapshot } from "../snapshot.ts";
import { APP, SETTINGS_PATH, STORAGE } from "./deployed.ts";
import type { RuleCase } from "./rule-case.ts";

const [app] = readSnapshot("private-network").filter(({ type }) => type === APP);
const appSettings = listAt(app, SETTINGS_PATH);
const without = (name: string) => appSettings.filter((row) => !JSON.stringify(row).includes(`"${name}"`));
const withSetting = (name: string, value: string) => [...without(name), { name, value }];

export const SETTINGS_CASES: readonly RuleCase[] = [
  [
    "each setting that the code needs is set, and none that it does not know",
    settings.settingsAreThoseOfTheCode,
    [
      { what: "an unknown setting", type: APP, path: SETTINGS_PATH, part: withSetting("RETRY_ATTEMPS", "3") },
      { what: "a missing setting", type: APP, path: SETTINGS_PATH, part: without("KEY_VAULT_URI") },
      {
        what: "a connection that does not say which identity",
        type: APP,
        path: SETTINGS_PATH,
        part: without("SERVICE_BUS_EDGE__clientId"),
      },
    ],
  ],
  [
    "the app takes its settings",
    settings.theAppTakesItsSettings,
    [
      {
        what: "days that do not fit together",
        type: APP,
        path: SETTINGS_PATH,
        part: withSetting("LEDGER_RETENTION_DAYS", "3"),
      },
      {
        what: "a lock that the batch outlives",
        type: APP,
        path: SETTINGS_PATH,
        part: withSetting("LOCK_MS", "60000"),
      },
    ],
  ],
  [
    "nothing but the app deletes bodies and dead letters",
    settings.onlyTheAppSweeps,
    [{ what: "a lifecycle rule", type: STORAGE, path: "type", part: `${STORAGE}/managementPolicies` }],
  ],
  [
    "a deleted blob can be had back",
    settings.deletedBlobsCanBeHadBack,
    [
      {
        what: "no soft delete",
        type: "Microsoft.Storage/storageAccounts/blobServices",
        path: "properties.deleteRetentionPolicy.enabled",
        part: false,
      },
    ],
  ],
];
