import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { workflowFaults } from "../../../shared/workflow/check-workflow.ts";
import { readWorkflow } from "../../../shared/workflow/read-workflow.ts";
import { CONTRACTS } from "./contracts.ts";
import { composing, EVENT, workflowOf } from "./workflow-of.ts";

const CONTACT = "com.dynamics365.dataverse.contact.updated.v1";
const ORDER = "com.dynamics365.finops.purchaseorderconfirmed.v1";

const SHIPPED: string = readFileSync("bicep/logic-app.json", "utf8");

function shippedWith(from: string, to: string): readonly string[] {
  expect(SHIPPED).toContain(from);
  return workflowFaults(readWorkflow(JSON.parse(SHIPPED.replace(from, to))), CONTRACTS);
}

describe("the Logic App that is deployed", () => {
  it("fits the events", () => {
    expect(workflowFaults(readWorkflow(JSON.parse(SHIPPED)), CONTRACTS)).toEqual([]);
  });

  it.each([
    [
      "a member that no row event has",
      "?['data']?['row']",
      "?['data']?['rows']",
      /has no 'rows'; it has operation/,
    ],
    [
      "an attribute that no event has",
      "?['dataref']",
      "?['dataRef']",
      /has no 'dataRef'; it has specversion, id/,
    ],
    ["a member of the message that is not there", "['LockToken']", "['Locktoken']", /has no 'Locktoken'/],
    [
      "a type that no contract has",
      "contact.updated.v1",
      "contact.update.v1",
      /cases\.A_contact_changed\.case: .* never comes: no contract/,
    ],
    [
      "a schema that refuses large events",
      '"deliverykey"]',
      '"deliverykey", "data"]',
      /the event may lack 'data', which the schema requires/,
    ],
    [
      "a schema with another kind",
      '"time": { "type": "string" }',
      '"time": { "type": "integer" }',
      /the event's time may be string, which the schema refuses/,
    ],
    ["a schema with what is not there", '"dataschema"', '"dataSchema"', /the event has no 'dataSchema'/],
    [
      "a parameter that is not there",
      "parameters('queue')",
      "parameters('queu')",
      /parameters\('queu'\) leads to nothing/,
    ],
    [
      "an action that has not run",
      "@body('Event')?['type']\",\n      \"cases",
      "@body('Changed_row')?['type']\",\n      \"cases",
      /By_type.expression: body\('Changed_row'\) leads to nothing/,
    ],
  ])("would not with %s", (_what, from, to, fault) => {
    expect(shippedWith(from, to).join("\n")).toMatch(fault);
  });
});

describe("an expression on an event", () => {
  it.each([
    ["a lookup without a question mark", CONTACT, "@body('Event')?['data']['table']", "may be nothing"],
    ["a member that may be absent", CONTACT, "@body('Event')?['data']?['actor']['userId']", "may be nothing"],
    ["a member of a text", CONTACT, "@body('Event')?['id']?['x']", "is string, which has no members"],
    [
      "a text function on what may be nothing",
      CONTACT,
      "@toLower(body('Event')?['data']?['rowId'])",
      "may be null; coalesce",
    ],
    [
      "an order of a truth",
      CONTACT,
      "@greater(body('Event')?['id'], true)",
      "takes string, number, and true may be boolean",
    ],
    [
      "an operation that there is not",
      CONTACT,
      "@equals(body('Event')?['data']?['operation'], 'update')",
      "never true: it is one of created, updated, deleted",
    ],
    [
      "a text compared with a number",
      CONTACT,
      "@equals(body('Event')?['id'], 5)",
      "never true: it is string",
    ],
    [
      "another type in its own case",
      CONTACT,
      `@equals(body('Event')?['type'], '${ORDER}')`,
      "never true: it is one of",
    ],
    [
      "a member of another contract",
      ORDER,
      "@body('Event')?['data']?['row']",
      "has no 'row'; it has businessEventId",
    ],
  ])("is refused for %s", (_what, type, expression, fault) => {
    expect(workflowFaults(composing(expression, type), CONTRACTS).join("\n")).toContain(fault);
  });

  it.each([
    [CONTACT, "@body('Event')?['data']?['row']?['firstname']"],
    [CONTACT, "@coalesce(body('Event')?['data']?['row']?['firstname'], 'nobody')"],
    [CONTACT, "@toLower(coalesce(body('Event')?['data']?['rowId'], ''))"],
    [CONTACT, "@equals(body('Event')?['data']?['operation'], 'updated')"],
    [CONTACT, "@contains(body('Event')?['subject'], 'contact/')"],
    [CONTACT, "@body('Event')?['data']?['otherImages']?[0]?['image']"],
    [CONTACT, "@equals(body('Event')?['loop'], null)"],
    [ORDER, "row @{body('Event')?['data']?['values']} of @{body('Event')?['id']}"],
    [undefined, "@body('Event')?['data']?['whatever']"],
  ])("is right in the case %s: %s", (type, expression) => {
    expect(workflowFaults(composing(expression, type), CONTRACTS)).toEqual([]);
  });

  it("knows the data of no type before the type is known", () => {
    expect(workflowFaults(composing("@body('Event')?['typ']"), CONTRACTS).join()).toContain("has no 'typ'");
  });

  it("is of the type that a condition asks for", () => {
    const when = (path: string) => ({
      type: "If",
      runAfter: { Event: ["Succeeded"] },
      expression: { equals: ["@body('Event')?['type']", CONTACT] },
      actions: { Given: { type: "Compose", inputs: path } },
    });
    const faultsOf = (path: string) =>
      workflowFaults(workflowOf({ Event: EVENT, When: when(path) }), CONTRACTS);
    expect(faultsOf("@body('Event')?['data']?['row']")).toEqual([]);
    expect(faultsOf("@body('Event')?['data']?['rows']").join()).toContain("has no 'rows'");
  });

  it("holds conditions to be true or false", () => {
    const condition = {
      type: "If",
      runAfter: { Event: ["Succeeded"] },
      actions: {},
      expression: "@body('Event')?['id']",
    };
    expect(workflowFaults(workflowOf({ Event: EVENT, When: condition }), CONTRACTS)).toEqual([
      "actions.When.expression: expected true or false, may be string.",
    ]);
  });
});

describe("a definition", () => {
  it.each([
    [
      "a type of action",
      { A: { type: "Http", inputs: {} } },
      "actions.A: the type Http is not known here; known are ParseJson, Compose, If",
    ],
    [
      "an operation",
      { A: { type: "ApiConnection", inputs: { method: "post", path: "/x/messages" } } },
      "the operation post messages is not known here; known are delete complete",
    ],
    [
      "an action before it",
      { A: { type: "Compose", inputs: 1, runAfter: { B: ["Succeeded"] } } },
      "actions.A.runAfter: there is no B here",
    ],
    [
      "a status",
      { A: { type: "Compose", inputs: 1 }, B: { type: "Compose", inputs: 1, runAfter: { A: ["Suceeded"] } } },
      "expected some of Succeeded, Failed",
    ],
    [
      "a function in a condition",
      { A: { type: "If", expression: { and: [{ equls: [1, 1] }] } } },
      "the function equls is not known here",
    ],
  ])("is refused by name for %s that is not known", (_what, actions, why) => {
    expect(() => workflowOf(actions)).toThrow(why);
  });

  it("is refused when actions wait for each other", () => {
    const wait = (name: string) => ({ type: "Compose", inputs: 1, runAfter: { [name]: ["Succeeded"] } });
    expect(() => workflowOf({ A: wait("B"), B: wait("A") })).toThrow("actions: A, B wait for each other");
  });

  it("is refused without the one trigger by a message", () => {
    const triggers = { Daily: { type: "Recurrence" } };
    expect(() => readWorkflow({ triggers, actions: {} })).toThrow("the type Recurrence is not known here");
    expect(() => readWorkflow({ triggers: {}, actions: {} })).toThrow("expected one trigger");
  });
});
