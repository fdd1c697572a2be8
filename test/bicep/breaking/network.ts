import * as network from "../rules/network.ts";
import { APP, NAMESPACE, STORAGE, TOPIC, VAULT } from "./deployed.ts";
import type { RuleCase } from "./rule-case.ts";

export const NETWORK_CASES: readonly RuleCase[] = [
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
];
