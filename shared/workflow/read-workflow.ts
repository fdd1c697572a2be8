import { membersOf, unknownType } from "./members.ts";
import { readAction } from "./read-action.ts";
import { WorkflowRefused } from "./refused.ts";
import { readValue } from "./value.ts";
import type { Action, Branch, TriggerKind, Workflow } from "./workflow.ts";

/** The triggers that are known here, by the type that a definition names. */
const TRIGGERS: Readonly<Record<string, TriggerKind>> = {
  ApiConnection: "connector",
  ServiceProvider: "builtIn",
};

/**
 * Reads a workflow definition as far as it is known here. Whatever is not, a trigger, a type of action or a function, is
 * refused by its name.
 *
 * https://learn.microsoft.com/azure/logic-apps/logic-apps-workflow-definition-language
 */
export function readWorkflow(definition: unknown): Workflow {
  const { triggers, actions, parameters } = membersOf(definition, "the definition");
  const [entry, ...others] = Object.entries(membersOf(triggers, "triggers"));
  if (entry === undefined || others.length > 0)
    throw new WorkflowRefused("triggers: expected one trigger, by a message of Service Bus");
  const [name, given] = entry;
  const trigger = membersOf(given, `triggers.${name}`);
  const kind = TRIGGERS[String(trigger.type)];
  if (kind === undefined) throw unknownType(`triggers.${name}`, trigger.type, Object.keys(TRIGGERS));
  return {
    trigger: { kind, inputs: readValue(trigger.inputs ?? {}, `triggers.${name}.inputs`) },
    parameters: new Map(
      Object.entries(membersOf(parameters ?? {}, "parameters")).map(([key, value]) => [
        key,
        membersOf(value, `parameters.${key}`).defaultValue,
      ]),
    ),
    actions: readActions(actions, "actions"),
  };
}

/** Actions in an order in which each comes after those that it waits for. */
function readActions(given: unknown, at: string): readonly Action[] {
  const waiting = new Map(
    Object.entries(membersOf(given ?? {}, at)).map(([name, action]) => [
      name,
      readAction(name, membersOf(action, `${at}.${name}`), `${at}.${name}`, readBranch),
    ]),
  );
  const ordered: Action[] = [];
  const names = new Set(waiting.keys());
  for (const { name, runAfter } of waiting.values()) {
    for (const before of runAfter.keys()) {
      if (!names.has(before)) throw new WorkflowRefused(`${at}.${name}.runAfter: there is no ${before} here`);
    }
  }
  while (waiting.size > 0) {
    const ready = [...waiting.values()].filter(({ runAfter }) =>
      [...runAfter.keys()].every((before) => !waiting.has(before)),
    );
    if (ready.length === 0)
      throw new WorkflowRefused(`${at}: ${[...waiting.keys()].join(", ")} wait for each other`);
    for (const action of ready) {
      ordered.push(action);
      waiting.delete(action.name);
    }
  }
  return ordered;
}

function readBranch(name: string, path: string, given: unknown, at: string): Branch {
  return { name, path, actions: readActions(given, `${at}.${path}`) };
}
