import { type Contracts, eventType } from "./event-type.ts";
import type { Expression } from "./expression.ts";
import { inferType, neverHas, type TypeScope } from "./infer.ts";
import { schemaFaults } from "./schema-faults.ts";
import { typeOfSchema } from "./schema-type.ts";
import { triggerType } from "./trigger-type.ts";
import { ANYTHING, objectOf, ofKinds, orNull, type Type } from "./type.ts";
import { expressionsIn } from "./value.ts";
import { type Action, type Branch, branchesOf, type Workflow } from "./workflow.ts";

/** What actions have given by a point of a workflow, by their names. */
type Given = ReadonlyMap<string, Type>;

/**
 * All that is wrong between a workflow and the events that start it: a path that no event has, a type that does not fit, a
 * case that never comes, a schema that some events break. Each is a sentence that begins with its place.
 *
 * Within the case of a switch on the type of the event, the event is of that type.
 */
export function workflowFaults(workflow: Workflow, contracts: Contracts): readonly string[] {
  const faults: string[] = [];
  const trigger = triggerType(workflow.trigger.kind, eventType(contracts));
  const parameters = new Map(
    [...workflow.parameters].map(([name, value]) => [name, parameterType(value)] as const),
  );

  function scope(at: string, given: Given): TypeScope {
    return {
      say: (fault) => faults.push(`${at}: ${fault}.`),
      typeOf: (reference, name) => {
        switch (reference) {
          case "triggerBody":
            return trigger;
          case "workflow":
            return objectOf({ run: objectOf({ name: ofKinds("string") }), name: ofKinds("string") });
          case "parameters":
            return parameters.get(name);
          case "body":
          case "outputs":
            return given.get(name);
        }
      },
    };
  }

  /** @returns What is given after the actions. */
  function walk(actions: readonly Action[], before: Given, at: string): Given {
    const given = new Map(before);
    for (const action of actions) {
      const place = `${at}.${action.name}`;
      for (const [name, type] of visit(action, ancestors(action, actions, before, given), place)) {
        given.set(name, type);
      }
    }
    return given;
  }

  function visit(action: Action, given: Given, at: string): Given {
    const inScope = (below: string): TypeScope => scope(`${at}.${below}`, given);
    switch (action.kind) {
      case "compose": {
        const types = expressionsIn(action.inputs, "inputs").map(([below, each]) =>
          infer(each, inScope(below)),
        );
        const [only] = types;
        return new Map([[action.name, action.inputs.kind === "expression" && only ? only : ANYTHING]]);
      }
      case "settle":
        for (const [below, each] of expressionsIn(action.inputs, "inputs")) infer(each, inScope(below));
        return new Map([[action.name, ANYTHING]]);
      case "parseJson": {
        const content = infer(action.content, inScope("inputs.content"));
        const parsed = content.parsed ?? content;
        for (const fault of schemaFaults(typeOfSchema(action.schema), parsed, "the event"))
          inScope("inputs.schema").say(fault);
        return new Map([[action.name, parsed]]);
      }
      case "if": {
        const condition = infer(action.when, inScope("expression"));
        if (condition.kinds.join() !== "boolean")
          inScope("expression").say(`expected true or false, may be ${condition.kinds.join(" or ")}`);
        const [then, otherwise] = action.branches;
        const meant = narrowedBy(action.when, given, scope(at, given));
        return new Map([...walkBranches([then], meant, at), ...walkBranches([otherwise], given, at)]);
      }
      case "switch": {
        const on = infer(action.on, inScope("expression"));
        for (const { name, value } of action.cases) {
          const fault = neverHas(on, value);
          if (fault !== undefined) inScope(`cases.${name}.case`).say(`${value} never comes: ${fault}`);
        }
        const inner = action.cases.flatMap((each) => [
          ...walk(each.actions, narrow(given, action.on, on, each.value), `${at}.${each.path}`),
        ]);
        return new Map([...inner.map(maybe), ...walkBranches([action.otherwise], given, at)]);
      }
      case "scope":
        return walkBranches([action.branch], given, at);
    }
  }

  function walkBranches(branches: readonly Branch[], given: Given, at: string): Given {
    return new Map(
      branches.flatMap(({ actions, path }) => [...walk(actions, given, `${at}.${path}`)].map(maybe)),
    );
  }

  for (const [below, each] of expressionsIn(workflow.trigger.inputs, "triggers"))
    if (!isConnections(each)) infer(each, scope(below, new Map()));
  walk(workflow.actions, new Map(), "actions");
  return [...new Set(faults)];
}

function infer(expression: Expression, scope: TypeScope): Type {
  return isConnections(expression) ? ANYTHING : inferType(expression, scope);
}

/** The connections are given by the deployment, and no event leads there. */
function isConnections(expression: Expression): boolean {
  if (expression.kind === "member") return isConnections(expression.of);
  const [name] = expression.kind === "call" && expression.name === "parameters" ? expression.args : [];
  return name?.kind === "literal" && name.value === "$connections";
}

/** Of an action in a branch nobody knows afterwards whether it ran. */
function maybe([name, type]: readonly [string, Type]): readonly [string, Type] {
  return [name, orNull(type)];
}

/** What the actions gave that an action waits for, and those that they waited for; and what was given before them all. */
function ancestors(action: Action, actions: readonly Action[], before: Given, given: Given): Given {
  const found = new Map(before);
  const inner = (each: Action): readonly string[] => [each.name, ...innerNames(each)];
  const visit = ({ runAfter }: Action): void => {
    for (const name of runAfter.keys()) {
      const earlier = actions.find((each) => each.name === name);
      if (earlier === undefined) continue;
      for (const each of inner(earlier)) {
        const type = given.get(each);
        if (type !== undefined) found.set(each, type);
      }
      visit(earlier);
    }
  };
  visit(action);
  return found;
}

function innerNames(action: Action): readonly string[] {
  return branchesOf(action).flatMap(({ actions }) =>
    actions.flatMap((each) => [each.name, ...innerNames(each)]),
  );
}

/** With the event's type known, the action that gave the event gives one of that type. */
function narrow(given: Given, on: Expression, type: Type, value: string | number): Given {
  const event = type.narrowed?.(String(value));
  const of = on.kind === "member" ? on.of : undefined;
  const [name] = of?.kind === "call" ? of.args : [];
  if (event === undefined || name?.kind !== "literal") return given;
  return new Map([...given, [String(name.value), event]]);
}

/** The same, where a condition asks whether the event is of a type. */
function narrowedBy(condition: Expression, given: Given, scope: TypeScope): Given {
  if (condition.kind !== "call" || condition.name !== "equals") return given;
  const [on, value] = condition.args;
  if (on === undefined || value?.kind !== "literal") return given;
  return narrow(given, on, inferType(on, { ...scope, say: () => undefined }), String(value.value));
}

function parameterType(value: unknown): Type {
  if (typeof value === "string") return ofKinds("string");
  if (typeof value === "number") return ofKinds("number");
  return typeof value === "boolean" ? ofKinds("boolean") : ANYTHING;
}
