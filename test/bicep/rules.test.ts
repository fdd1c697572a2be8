import { describe, expect, it } from "vitest";
import * as alerts from "./rules/alerts.ts";
import * as keys from "./rules/keys.ts";
import * as network from "./rules/network.ts";
import * as numbers from "./rules/numbers.ts";
import * as roles from "./rules/roles.ts";
import type { Rule } from "./rules/rule.ts";
import * as settings from "./rules/settings.ts";
import * as subscriptions from "./rules/subscriptions.ts";
import { listAt, type Resource, readSnapshot, VARIANTS, withPart } from "./snapshot.ts";

/** Something that breaks a rule: the first resource of a type (with a name like that) gets another part. */
interface Broken {
  readonly what: string;
  readonly type: string;
  readonly name?: RegExp;
  readonly path: string;
  readonly part: unknown;
}

const STORAGE = "Microsoft.Storage/storageAccounts";
const NAMESPACE = "Microsoft.ServiceBus/namespaces";
const QUEUE = "Microsoft.ServiceBus/namespaces/queues";
const KEY = "Microsoft.ServiceBus/namespaces/queues/authorizationRules";
const SUBSCRIPTION = "Microsoft.EventGrid/topics/eventSubscriptions";
const NOTICES = "Microsoft.EventGrid/systemTopics/eventSubscriptions";
const APP = "Microsoft.Web/sites";
const ALERT = "Microsoft.Insights/scheduledQueryRules";
const VAULT = "Microsoft.KeyVault/vaults";
const GRANT = "Microsoft.Authorization/roleAssignments";
const TOPIC = "Microsoft.EventGrid/topics";
const QUERY = "properties.criteria.allOf.0.query";
const DELIVERY = "properties.deliveryWithResourceIdentity";
const SETTINGS_PATH = "properties.siteConfig.appSettings";

const [app] = readSnapshot("private-network").filter(({ type }) => type === APP);
const appSettings = listAt(app, SETTINGS_PATH);
const without = (name: string) => appSettings.filter((row) => !JSON.stringify(row).includes(`"${name}"`));
const withSetting = (name: string, value: string) => [...without(name), { name, value }];

/** Each rule, with what shows that it can be broken. */
const RULES: readonly (readonly [text: string, rule: Rule, broken: readonly Broken[]])[] = [
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
  [
    "events are delivered by the identity of the topic",
    subscriptions.eventsGoByIdentity,
    [
      {
        what: "a subscription by key",
        type: SUBSCRIPTION,
        path: "properties.destination",
        part: { endpointType: "ServiceBusQueue" },
      },
      { what: "delivery by nobody", type: SUBSCRIPTION, path: DELIVERY, part: undefined },
      { what: "notices by nobody", type: NOTICES, path: `${DELIVERY}.identity`, part: undefined },
    ],
  ],
  [
    "what cannot be delivered is kept",
    subscriptions.undeliveredIsKept,
    [
      {
        what: "no dead letters",
        type: SUBSCRIPTION,
        path: "properties.deadLetterWithResourceIdentity",
        part: undefined,
      },
      {
        what: "dead letters by key",
        type: SUBSCRIPTION,
        path: "properties.deadLetterDestination",
        part: { endpointType: "StorageBlob" },
      },
      {
        what: "dead letters into a container that is not there",
        type: SUBSCRIPTION,
        path: "properties.deadLetterWithResourceIdentity.deadLetterDestination.properties.blobContainerName",
        part: "lost",
      },
    ],
  ],
  [
    "what events are delivered to is there",
    subscriptions.destinationsExist,
    [
      {
        what: "a queue that is not there",
        type: SUBSCRIPTION,
        path: `${DELIVERY}.destination.properties.resourceId`,
        part: "/subscriptions/0/queues/lost",
      },
    ],
  ],
  [
    "the blobs of dead letters are announced",
    subscriptions.deadLettersAreAnnounced,
    [
      {
        what: "another container",
        type: NOTICES,
        path: "properties.filter.subjectBeginsWith",
        part: "/blobServices/default/containers/spool/",
      },
    ],
  ],
  [
    "what Dynamics and Event Grid must reach is public, and all else is private together",
    network.publicIsWhatMustBe,
    [
      {
        what: "a private edge",
        type: NAMESPACE,
        name: /^sbe-/,
        path: "properties.publicNetworkAccess",
        part: "Disabled",
      },
      { what: "a private topic", type: TOPIC, path: "properties.publicNetworkAccess", part: "Disabled" },
      { what: "a public vault", type: VAULT, path: "properties.publicNetworkAccess", part: "Enabled" },
    ],
  ],
  [
    "no firewall is open by accident",
    network.noFirewallIsOpen,
    [
      {
        what: "letting in by default",
        type: STORAGE,
        path: "properties.networkAcls.defaultAction",
        part: "Allow",
      },
      {
        what: "letting in by address",
        type: VAULT,
        path: "properties.networkAcls.ipRules",
        part: [{ value: "203.0.113.0/24" }],
      },
      {
        what: "letting in metrics and logs",
        type: STORAGE,
        path: "properties.networkAcls.bypass",
        part: "AzureServices, Logging, Metrics",
      },
      {
        what: "an open namespace",
        type: "Microsoft.ServiceBus/namespaces/networkRuleSets",
        path: "properties.defaultAction",
        part: "Allow",
      },
    ],
  ],
  [
    "no network rule means everybody",
    network.noRuleLetsEverybodyIn,
    [
      {
        what: "every address",
        type: VAULT,
        path: "properties.networkAcls.ipRules",
        part: [{ value: "0.0.0.0/0" }],
      },
      {
        what: "a wildcard",
        type: "Microsoft.Network/virtualNetworks",
        path: "properties.securityRules",
        part: [{ sourceAddressPrefix: "*" }],
      },
    ],
  ],
  [
    "what is private has an endpoint",
    network.eachPrivateServiceHasItsEndpoint,
    [
      {
        what: "an endpoint to something else",
        type: "Microsoft.Network/privateEndpoints",
        name: /key-vault/,
        path: "properties.privateLinkServiceConnections.0.properties.privateLinkServiceId",
        part: "/elsewhere",
      },
    ],
  ],
  [
    "only TLS 1.2 gets in, and FTP is off",
    network.onlyTlsGetsIn,
    [
      { what: "an app that speaks HTTP", type: APP, path: "properties.httpsOnly", part: false },
      { what: "FTP", type: APP, path: "properties.siteConfig.ftpsState", part: "AllAllowed" },
      { what: "old TLS to storage", type: STORAGE, path: "properties.minimumTlsVersion", part: "TLS1_0" },
      { what: "old TLS to queues", type: NAMESPACE, path: "properties.minimumTlsVersion", part: "1.0" },
      { what: "old TLS to the topic", type: TOPIC, path: "properties.minimumTlsVersionAllowed", part: "1.0" },
    ],
  ],
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
  [
    "queues have the numbers of the topology",
    numbers.queuesHaveTheirNumbers,
    [
      { what: "another lock", type: QUEUE, name: /inbound$/, path: "properties.lockDuration", part: "PT1M" },
      { what: "another count", type: QUEUE, name: /^sbe-/, path: "properties.maxDeliveryCount", part: 3 },
      { what: "another name", type: QUEUE, name: /isolate$/, path: "name", part: "sb-core/isolated" },
    ],
  ],
  [
    "storage has the containers and tables of the topology",
    numbers.storageHasItsParts,
    [
      {
        what: "a missing table",
        type: `${STORAGE}/tableServices/tables`,
        path: "name",
        part: "std/default/other",
      },
      {
        what: "a missing container",
        type: `${STORAGE}/blobServices/containers`,
        name: /spool$/,
        path: "name",
        part: "sth/default/spool",
      },
    ],
  ],
  [
    "subscriptions are those of the topology that go to a queue",
    numbers.subscriptionsAreThoseListed,
    [
      {
        what: "fewer attempts",
        type: SUBSCRIPTION,
        path: "properties.retryPolicy.maxDeliveryAttempts",
        part: 3,
      },
      {
        what: "messages without the event's key",
        type: SUBSCRIPTION,
        path: `${DELIVERY}.destination.properties.deliveryAttributeMappings`,
        part: [],
      },
    ],
  ],
  [
    "roles are those that the documentation lists, and the other way round",
    roles.rolesAreThoseDocumented,
    [
      {
        what: "a data owner",
        type: GRANT,
        path: "properties.roleDefinitionId",
        part: "/roleDefinitions/090c5cfd-751d-490a-894a-3ce6f1109419",
      },
      {
        what: "a role on a whole namespace",
        type: GRANT,
        path: "id",
        part: "/namespaces/sb-core/providers/x",
      },
    ],
  ],
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

describe.each(VARIANTS)("the deployment %s", (variant) => {
  it.each(RULES)("keeps to this: %s", (_text, rule) => {
    expect(rule({ variant, resources: readSnapshot(variant) })).toEqual([]);
  });
});

describe("the rule", () => {
  const cases = RULES.flatMap(([text, rule, broken]) =>
    broken.map((each) => [text, each.what, rule, each] as const),
  );
  it.each(cases)("that %s is broken by: %s", (_text, _what, rule, { type, name, path, part }) => {
    const resources = [...readSnapshot("private-network")];
    const place = resources.findIndex(
      (resource) => resource.type === type && (name === undefined || name.test(resource.name)),
    );
    const found = resources[place];
    if (found === undefined) throw new Error(`No ${type} is deployed.`);
    resources[place] = withPart<Resource>(found, path, part);
    expect(rule({ variant: "private-network", resources })).not.toEqual([]);
  });
});
