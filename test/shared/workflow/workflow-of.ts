import { readWorkflow } from "../../../shared/workflow/read-workflow.ts";
import type { Workflow } from "../../../shared/workflow/workflow.ts";

/** Reads what the trigger gives as an event, as the shipped definition does. */
export const EVENT = {
  type: "ParseJson",
  runAfter: {},
  inputs: { content: "@json(base64ToString(triggerBody()?['ContentData']))", schema: {} },
};

/** A workflow of the given actions, started by a message of Consumption's connector. */
export function workflowOf(actions: object): Workflow {
  return readWorkflow({
    triggers: { Message: { type: "ApiConnection", inputs: {} } },
    parameters: { queue: { type: "String", defaultValue: "logicapp" } },
    actions,
  });
}

/** A workflow that reads the event, and then gives one value, in the case of one type where one is named. */
export function composing(inputs: unknown, type?: string): Workflow {
  const compose = { type: "Compose", inputs };
  const after = { runAfter: { Event: ["Succeeded"] } };
  if (type === undefined) return workflowOf({ Event: EVENT, Given: { ...compose, ...after } });
  const cases = { Case: { case: type, actions: { Given: compose } } };
  return workflowOf({
    Event: EVENT,
    By_type: { type: "Switch", expression: "@body('Event')?['type']", cases, ...after },
  });
}
