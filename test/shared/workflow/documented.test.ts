import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { workflowFaults } from "../../../shared/workflow/check-workflow.ts";
import { readWorkflow } from "../../../shared/workflow/read-workflow.ts";
import { runWorkflow } from "../../../shared/workflow/run-workflow.ts";
import { CONTRACTS } from "./contracts.ts";

const PAGE = readFileSync("docs/logic-apps.md", "utf8");
const [workflow, connections, ...others] = [...PAGE.matchAll(/^```json\n(.*?)^```$/gms)].map(
  ([, block = ""]) => JSON.parse(block),
);

it("the page's workflow for Standard fits the events, and uses the page's connection", () => {
  expect(others).toEqual([]);
  expect(workflowFaults(readWorkflow(workflow.definition), CONTRACTS)).toEqual([]);
  const used = [...JSON.stringify(workflow).matchAll(/"connectionName":"(\w+)"/g)].map(([, name]) => name);
  expect([...new Set(used)]).toEqual(Object.keys(connections.serviceProviderConnections));
});

it.each([
  ["text", (event: string) => event],
  ["JSON", (event: string) => JSON.parse(event)],
])("the page's workflow for Standard takes the content as %s", (_how, content) => {
  const event = JSON.stringify({ id: "1", type: "com.dynamics365.dataverse.contact.updated.v1", data: {} });
  const body = { contentData: content(event), lockToken: "token" };
  const run = runWorkflow(readWorkflow(workflow.definition), body, () => true);
  expect(run).toMatchObject({ taken: ["Is_it_meant → true"], failures: [], settled: { how: "complete" } });
});
