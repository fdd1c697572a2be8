import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { Json } from "../../../shared/cloudevents/event-draft.ts";
import { readWorkflow } from "../../../shared/workflow/read-workflow.ts";
import { runWorkflow } from "../../../shared/workflow/run-workflow.ts";
import { EVENT, workflowOf } from "./workflow-of.ts";

const SHIPPED = readWorkflow(JSON.parse(readFileSync("bicep/logic-app.json", "utf8")));
const CONTACT = {
  id: "1",
  source: "s",
  type: "com.dynamics365.dataverse.contact.updated.v1",
  deliverykey: "1",
};

/** What the connector gives for a message with this text. */
function message(text: string): Readonly<Record<string, Json>> {
  return { ContentData: Buffer.from(text).toString("base64"), LockToken: "token" };
}
const event = (members: object) => message(JSON.stringify({ ...CONTACT, ...members }));
const fits = (): boolean => true;

describe("the Logic App that is deployed", () => {
  it.each([
    ["a contact", { data: { row: {} } }, ["By_type → A_contact_changed", "Has_its_data → true"]],
    ["a large contact", { dataref: "https://x" }, ["By_type → A_contact_changed", "Has_its_data → false"]],
    ["another event", { type: "com.dynamics365.dataverse.account.created.v1" }, ["By_type → default"]],
  ])("takes the branch for %s and completes its message", (_what, members, taken) => {
    const run = runWorkflow(SHIPPED, event(members), fits);
    expect(run).toMatchObject({ taken, failures: [], settled: { how: "complete" } });
    expect(run.settled?.inputs).toMatchObject({
      path: "/logicapp/messages/complete",
      queries: { lockToken: "token" },
    });
  });

  it.each([
    ["is no JSON", message("no JSON"), fits, "Event: json takes the text of a JSON value"],
    ["does not fit its schema", event({}), () => false, "Event: the content does not fit the schema"],
  ])("gives to the dead letters what %s", (_what, body, validate, failure) => {
    const run = runWorkflow(SHIPPED, body, validate);
    expect(run).toMatchObject({ taken: [], settled: { how: "deadLetter" } });
    expect(run.failures).toEqual([expect.stringContaining(failure)]);
    expect(run.settled?.inputs).toMatchObject({ queries: { deadLetterReason: "WORKFLOW_FAILED" } });
  });
});

describe("a workflow", () => {
  const fails = { type: "Compose", inputs: "@json('{')" };
  const works = { type: "Compose", inputs: 1 };
  const settle = (path: string, after: object) => ({
    type: "ApiConnection",
    inputs: { method: "post", path },
    runAfter: after,
  });

  it.each([
    ["a failed step in a branch", { Group: { type: "Scope", actions: { Inner: fails } } }],
    [
      "a step that was skipped for a failed one",
      {
        Group: {
          type: "Scope",
          actions: { Inner: fails, Next: { ...works, runAfter: { Inner: ["Succeeded"] } } },
        },
      },
    ],
    ["a condition that fails", { Group: { type: "If", expression: "@greater('a', 1)", actions: {} } }],
  ])("goes the way of failures after %s", (_what, actions) => {
    const run = runWorkflow(
      workflowOf({
        ...actions,
        Well: {
          type: "ApiConnection",
          inputs: { method: "delete", path: "/complete" },
          runAfter: { Group: ["Succeeded"] },
        },
        Ill: settle("/abandon", { Group: ["Failed"] }),
      }),
      {},
      fits,
    );
    expect(run.settled?.how).toBe("abandon");
  });

  it("goes on after a failure that a step in the branch has handled", () => {
    const handled = { Inner: fails, After: { ...works, runAfter: { Inner: ["Failed"] } } };
    const run = runWorkflow(
      workflowOf({
        Group: { type: "Scope", actions: handled },
        Ill: settle("/deadletter", { Group: ["Succeeded"] }),
      }),
      {},
      fits,
    );
    expect(run.settled?.how).toBe("deadLetter");
  });

  it("may settle nothing, and says so", () => {
    expect(runWorkflow(workflowOf({ Event: EVENT }), event({}), fits).settled).toBeUndefined();
  });
});
