import * as keys from "../rules/keys.ts";
import { KEY, NAMESPACE, STORAGE, TOPIC, VAULT } from "./deployed.ts";
import type { RuleCase } from "./rule-case.ts";

export const KEYS_CASES: readonly RuleCase[] = [
  [
    "keys open nothing but the namespace edge",
    keys.onlyEdgeHasKeys,
    [
      {
        what: "storage with keys",
        type: STORAGE,
        name: /^std/,
        path: "properties.allowSharedKeyAccess",
        part: true,
      },
      { what: "public blobs", type: STORAGE, path: "properties.allowBlobPublicAccess", part: undefined },
      { what: "a topic with keys", type: TOPIC, path: "properties.disableLocalAuth", part: false },
      {
        what: "core with keys",
        type: NAMESPACE,
        name: /^sb-/,
        path: "properties.disableLocalAuth",
        part: false,
      },
      {
        what: "telemetry by key",
        type: "Microsoft.Insights/components",
        path: "properties.DisableLocalAuth",
        part: false,
      },
      {
        what: "a vault with access policies",
        type: VAULT,
        path: "properties.enableRbacAuthorization",
        part: false,
      },
      {
        what: "deployment by password",
        type: "Microsoft.Web/sites/basicPublishingCredentialsPolicies",
        path: "properties.allow",
        part: true,
      },
    ],
  ],
  [
    "a key may send to one queue of edge and nothing else",
    keys.keysOnlySend,
    [
      { what: "a key that listens, too", type: KEY, path: "properties.rights", part: ["Send", "Listen"] },
      {
        what: "a key of the whole namespace",
        type: KEY,
        path: "type",
        part: `${NAMESPACE}/authorizationRules`,
      },
    ],
  ],
  [
    "each queue of a sender has one key",
    keys.eachSenderHasOneKey,
    [{ what: "a queue without a key", type: KEY, path: "id", part: "/elsewhere" }],
  ],
];
