import { readFileSync } from "node:fs";
import { at, lastName, ofType, type Resource } from "../snapshot.ts";
import type { Rule } from "./rule.ts";

/** Built-in roles by their ids: learn.microsoft.com/azure/role-based-access-control/built-in-roles. */
const ROLES: Readonly<Record<string, string>> = {
  "4f6d3b9b-027b-4f4c-9142-0e5a2a2247e0": "Azure Service Bus Data Receiver",
  "69a216fc-b8fb-44d8-bc22-1f3c2cd27a39": "Azure Service Bus Data Sender",
  "d5a91429-5739-47e2-a06b-3470a27159e7": "EventGrid Data Sender",
  "b7e6dc6d-f1e8-4753-8033-0f276bb0955b": "Storage Blob Data Owner",
  "ba92f5b4-2d11-453d-a403-e96b0029c9fe": "Storage Blob Data Contributor",
  "0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3": "Storage Table Data Contributor",
  "3913510d-42f4-4e42-8a64-420c390055eb": "Monitoring Metrics Publisher",
  "4633458b-17de-408a-b874-0445c86b69e6": "Key Vault Secrets User",
};

/** What the documentation calls the resources, by what stands in an assignment's id. */
const PLACES: readonly (readonly [RegExp, string])[] = [
  [/\/namespaces\/sb-[^/]+\/queues\/(?:logicapp|by-record)\//, "queues of subscriptions"],
  [/\/namespaces\/sb-[^/]+\/queues\/eventgrid-dead\//, "`eventgrid-dead`"],
  [/\/namespaces\/sb-[^/]+\/queues\//, "own queues"],
  [/\/namespaces\/sbe-[^/]+\/queues\//, "`from-<endpoint>`"],
  [/\/topics\/evgt-/, "topic"],
  [
    /\/storageAccounts\/std[^/]+\/blobServices\/default\/containers\/eventgrid-dead\//,
    "container `eventgrid-dead`",
  ],
  [/\/storageAccounts\/std[^/]+\/providers\//, "storage of the data"],
  [/\/storageAccounts\/sth[^/]+\/providers\//, "storage of the host"],
  [/\/vaults\//, "key vault"],
  [/\/components\//, "Application Insights"],
];

/** The table of `docs/deploy.md`, a line for each grant. */
const DOCUMENTED = readFileSync("docs/deploy.md", "utf8")
  .split("\n")
  .map((line) => line.split("|").map((cell) => cell.trim()))
  .filter(([, who]) => ["app", "topic", "storage", "Logic App"].includes(who ?? ""))
  .flatMap(([, who, role, on = ""]) => on.split(", ").map((place) => `${who}: ${role} on ${place}`));

export const rolesAreThoseDocumented: Rule = ({ variant, resources }) => {
  const granted = ofType(resources, "Microsoft.Authorization/roleAssignments").map(grantOf);
  const wanted = DOCUMENTED.filter((grant) => variant !== "dev" || !grant.includes("from-<endpoint>"));
  return [
    ...granted.filter((grant) => !wanted.includes(grant)).map((grant) => `not documented: ${grant}`),
    ...wanted.filter((grant) => !granted.includes(grant)).map((grant) => `not granted: ${grant}`),
  ];
};

function grantOf(assignment: Resource): string {
  const roleId = lastName(String(at(assignment, "properties.roleDefinitionId")));
  const place = PLACES.find(([pattern]) => pattern.test(assignment.id))?.[1] ?? assignment.id;
  const holder = holderOf(String(at(assignment, "properties.principalId")));
  return `${holder}: ${ROLES[roleId] ?? roleId} on ${place}`;
}

function holderOf(principal: string): string {
  if (principal.includes("/systemTopics/")) return "storage";
  if (principal.includes("/workflows/")) return "Logic App";
  // The module whose output it is stands first in the expression.
  return /format\('(\w+)-\{0\}'/.exec(principal)?.[1] === "identity" ? "app" : "topic";
}
