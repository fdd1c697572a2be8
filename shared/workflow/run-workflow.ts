import type { Json, JsonObject } from "../cloudevents/event-draft.ts";
import { evaluate, evaluateValue, type Lookup } from "./evaluate.ts";
import { WorkflowRefused } from "./refused.ts";
import type { Action, Settlement, Status, Workflow } from "./workflow.ts";

/** What became of one run of a workflow. */
interface WorkflowRun {
  /** Each condition's way, such as `By_type → A_contact_changed`, in their order. */
  readonly taken: readonly string[];
  /** What was done with the message; absent when nothing was, so that its lock lapses. */
  readonly settled: { readonly how: Settlement; readonly inputs: Json } | undefined;
  /** Why actions failed, each by its name. */
  readonly failures: readonly string[];
}

/** Whether JSON fits a schema; a kind of it is made of ajv by whoever runs workflows. */
export type Validate = (schema: unknown, value: Json) => boolean;

/**
 * Runs a workflow for one message, as far as deciding goes: conditions are evaluated, JSON is read and checked, and the message
 * is settled as the definition says. An action runs when those before it ended as it wants; else it is skipped.
 *
 * @param body What the trigger gives.
 */
export function runWorkflow(workflow: Workflow, body: JsonObject, validate: Validate): WorkflowRun {
  const given = new Map<string, Json>();
  const taken: string[] = [];
  const failures: string[] = [];
  let settled: WorkflowRun["settled"];

  const look: Lookup = (reference, name) => {
    switch (reference) {
      case "triggerBody":
        return body;
      case "workflow":
        return { name: "local", run: { name: "local" } };
      case "parameters":
        return jsonOf(workflow.parameters.get(name));
      case "body":
      case "outputs":
        return given.get(name);
    }
  };

  function runAll(actions: readonly Action[]): Status {
    const ends = new Map<string, Status>();
    for (const action of actions) {
      const wanted = [...action.runAfter].every(([name, some]) => some.includes(ends.get(name) ?? "Skipped"));
      ends.set(action.name, wanted ? attempt(action) : "Skipped");
    }
    return endOf(actions, ends);
  }

  function attempt(action: Action): Status {
    try {
      return run(action);
    } catch (error) {
      if (!(error instanceof WorkflowRefused)) throw error;
      failures.push(`${action.name}: ${error.message}`);
      return "Failed";
    }
  }

  function run(action: Action): Status {
    switch (action.kind) {
      case "compose":
        given.set(action.name, evaluateValue(action.inputs, look));
        return "Succeeded";
      case "parseJson": {
        const content = evaluate(action.content, look);
        const value = typeof content === "string" ? parseJson(content) : content;
        if (!validate(action.schema, value)) throw new WorkflowRefused("the content does not fit the schema");
        given.set(action.name, value);
        return "Succeeded";
      }
      case "settle": {
        settled = { how: action.settlement, inputs: evaluateValue(action.inputs, withConnections(look)) };
        return "Succeeded";
      }
      case "if":
      case "switch": {
        const branch = chosen(action, look);
        taken.push(`${action.name} → ${branch.name}`);
        return runAll(branch.actions);
      }
      case "scope":
        return runAll(action.branch.actions);
    }
  }

  runAll(workflow.actions);
  return { taken, settled, failures };
}

function chosen(action: Action & { readonly kind: "if" | "switch" }, look: Lookup) {
  if (action.kind === "if") return action.branches[evaluate(action.when, look) === true ? 0 : 1];
  const value = evaluate(action.on, look);
  return action.cases.find((each) => each.value === value) ?? action.otherwise;
}

/** A group ends as its last actions do; one that was skipped counts as those before it did. */
function endOf(actions: readonly Action[], ends: ReadonlyMap<string, Status>): Status {
  const waitedFor = new Set(actions.flatMap(({ runAfter }) => [...runAfter.keys()]));
  const last = actions.filter(({ name }) => !waitedFor.has(name));
  const ended = (action: Action): Status => {
    const own = ends.get(action.name) ?? "Skipped";
    if (own !== "Skipped") return own;
    const before = actions.filter(({ name }) => action.runAfter.has(name)).map(ended);
    return before.includes("Failed") ? "Failed" : "Succeeded";
  };
  return last.map(ended).includes("Failed") ? "Failed" : "Succeeded";
}

/** The connection is the deployment's; here it has a name and nothing behind it. */
function withConnections(look: Lookup): Lookup {
  return (reference, name) =>
    reference === "parameters" && name === "$connections"
      ? { servicebus: { connectionId: "local" } }
      : look(reference, name);
}

function parseJson(text: string): Json {
  try {
    return JSON.parse(text);
  } catch {
    throw new WorkflowRefused("the content is not JSON");
  }
}

function jsonOf(value: unknown): Json | undefined {
  return value === undefined ? undefined : JSON.parse(JSON.stringify(value));
}
