import type { Expression } from "./expression.ts";
import { type Members, membersOf, unknownType } from "./members.ts";
import { checkedCall } from "./parse-expression.ts";
import { WorkflowRefused } from "./refused.ts";
import { readText, readValue } from "./value.ts";
import { type Action, type Branch, type Settlement, STATUSES, type Status } from "./workflow.ts";

type ReadBranch = (name: string, path: string, given: unknown, at: string) => Branch;

/** What an action of each type is, beside its name and what it waits for. */
const READERS = {
  ParseJson: (given: Members, at: string) => {
    const { content, schema } = membersOf(given.inputs, `${at}.inputs`);
    return { kind: "parseJson", content: readCondition(content, `${at}.inputs.content`), schema } as const;
  },
  Compose: (given: Members, at: string) =>
    ({ kind: "compose", inputs: readValue(given.inputs, `${at}.inputs`) }) as const,
  If: (given: Members, at: string, branch: ReadBranch) => {
    const otherwise = membersOf(given.else ?? {}, `${at}.else`);
    const branches = [
      branch("true", "actions", given.actions, at),
      branch("false", "else.actions", otherwise.actions, at),
    ] as const;
    return { kind: "if", when: readCondition(given.expression, `${at}.expression`), branches } as const;
  },
  Switch: (given: Members, at: string, branch: ReadBranch) => {
    const cases = Object.entries(membersOf(given.cases ?? {}, `${at}.cases`)).map(([name, each]) => {
      const { case: value, actions } = membersOf(each, `${at}.cases.${name}`);
      if (typeof value !== "string" && typeof value !== "number")
        throw new WorkflowRefused(`${at}.cases.${name}.case: expected a text or a number`);
      return { ...branch(name, `cases.${name}.actions`, actions, at), value };
    });
    const { actions } = membersOf(given.default ?? {}, `${at}.default`);
    return {
      kind: "switch",
      on: readCondition(given.expression, `${at}.expression`),
      cases,
      otherwise: branch("default", "default.actions", actions, at),
    } as const;
  },
  Scope: (given: Members, at: string, branch: ReadBranch) =>
    ({ kind: "scope", branch: branch("", "actions", given.actions, at) }) as const,
  ApiConnection: (given: Members, at: string) => {
    const { method, path } = membersOf(given.inputs, `${at}.inputs`);
    const operation = `${String(method)} ${String(path).split("/").at(-1)}`;
    return settle(CONNECTOR[operation], given, at, operation, Object.keys(CONNECTOR));
  },
  ServiceProvider: (given: Members, at: string) => {
    const { serviceProviderConfiguration } = membersOf(given.inputs, `${at}.inputs`);
    const { operationId } = membersOf(
      serviceProviderConfiguration,
      `${at}.inputs.serviceProviderConfiguration`,
    );
    const operation = String(operationId);
    return settle(BUILT_IN[operation], given, at, operation, Object.keys(BUILT_IN));
  },
} as const;

/** The operations on a locked message: https://learn.microsoft.com/connectors/servicebus/ */
const CONNECTOR: Readonly<Record<string, Settlement>> = {
  "delete complete": "complete",
  "post deadletter": "deadLetter",
  "post abandon": "abandon",
};
/** https://learn.microsoft.com/azure/logic-apps/connectors/built-in/reference/servicebus/ */
const BUILT_IN: Readonly<Record<string, Settlement>> = {
  completeQueueMessageV2: "complete",
  deadLetterQueueMessageV2: "deadLetter",
  abandonQueueMessageV2: "abandon",
};

export function readAction(name: string, given: Members, at: string, branch: ReadBranch): Action {
  const reader = Object.entries(READERS).find(([type]) => type === given.type)?.[1];
  if (reader === undefined) throw unknownType(at, given.type, Object.keys(READERS));
  return {
    name,
    runAfter: readRunAfter(given.runAfter ?? {}, `${at}.runAfter`),
    ...reader(given, at, branch),
  };
}

function settle(
  settlement: Settlement | undefined,
  given: Members,
  at: string,
  operation: string,
  known: readonly string[],
) {
  if (settlement === undefined) {
    throw new WorkflowRefused(
      `${at}: the operation ${operation} is not known here; known are ${known.join(", ")}`,
    );
  }
  return { kind: "settle", settlement, inputs: readValue(given.inputs, `${at}.inputs`) } as const;
}

function readRunAfter(given: unknown, at: string): ReadonlyMap<string, readonly Status[]> {
  return new Map(
    Object.entries(membersOf(given, at)).map(([name, ends]) => {
      const named: readonly unknown[] = Array.isArray(ends) ? ends : [];
      const known = STATUSES.filter((status) => named.includes(status));
      if (known.length === 0 || known.length < named.length)
        throw new WorkflowRefused(`${at}.${name}: expected some of ${STATUSES.join(", ")}`);
      return [name, known];
    }),
  );
}

/**
 * A condition is an expression, or an object that nests functions: `{ "and": [{ "equals": ["@…", 1] }] }`, as the designer
 * writes it.
 */
function readCondition(given: unknown, at: string): Expression {
  if (typeof given === "string") return readText(given, at);
  if (typeof given !== "object" || given === null || Array.isArray(given)) {
    const value = readValue(given, at);
    if (value.kind === "expression") return value.expression;
    throw new WorkflowRefused(`${at}: expected an expression`);
  }
  const [entry, ...others] = Object.entries(given);
  if (entry === undefined || others.length > 0)
    throw new WorkflowRefused(
      `${at}: expected one function, came ${Object.keys(given).join(", ") || "none"}`,
    );
  const [name, args] = entry;
  const list: readonly unknown[] = Array.isArray(args) ? args : [args];
  const read = list.map((each, index) => readCondition(each, `${at}.${name}[${index}]`));
  try {
    return checkedCall(name, read);
  } catch (error) {
    if (error instanceof WorkflowRefused) throw new WorkflowRefused(`${at}: ${error.message}`);
    throw error;
  }
}
