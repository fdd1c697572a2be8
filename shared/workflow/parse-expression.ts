import type { Expression } from "./expression.ts";
import { FUNCTIONS, functionNamed } from "./functions.ts";
import { REFERENCES, referenceNamed } from "./references.ts";
import { WorkflowRefused } from "./refused.ts";

const TOKEN =
  /\s*(?:(?<number>-?[0-9]+(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?)|(?<text>'(?:[^']|'')*')|(?<name>[A-Za-z_][A-Za-z0-9_]*)|(?<mark>\?\[|\?\.|[()[\],.])|(?<bad>\S))/y;
const WORDS: Readonly<Record<string, true | false | null>> = { true: true, false: false, null: null };

interface Token {
  readonly kind: "number" | "text" | "name" | "mark" | "end";
  readonly text: string;
}

/**
 * Reads an expression, without the `@` before it.
 *
 * @throws WorkflowRefused when it is none, or calls what is not known here; it then says by name what, and what is known.
 */
export function parseExpression(text: string): Expression {
  const tokens = tokensOf(text);
  let at = 0;
  const next = (): Token => tokens[at] ?? { kind: "end", text: "" };
  const take = (): Token => {
    const token = next();
    at += 1;
    return token;
  };
  const takeMark = (mark: string): boolean => {
    const found = next().kind === "mark" && next().text === mark;
    if (found) at += 1;
    return found;
  };

  function whole(): Expression {
    let expression = primary();
    for (;;) {
      const mark = next().kind === "mark" ? next().text : "";
      const optional = mark.startsWith("?");
      if (takeMark("[") || takeMark("?[")) {
        expression = { kind: "member", of: expression, name: whole(), optional };
        if (!takeMark("]")) throw unexpected(text, "]", next());
      } else if (takeMark(".") || takeMark("?.")) {
        const name = take();
        if (name.kind !== "name") throw unexpected(text, "the name of a member", name);
        expression = {
          kind: "member",
          of: expression,
          name: { kind: "literal", value: name.text },
          optional,
        };
      } else return expression;
    }
  }

  function primary(): Expression {
    const token = take();
    if (token.kind === "number") return { kind: "literal", value: Number(token.text) };
    if (token.kind === "text")
      return { kind: "literal", value: token.text.slice(1, -1).replaceAll("''", "'") };
    if (token.kind !== "name") throw unexpected(text, "a function or a value", token);
    if (takeMark("(")) return call(token.text);
    if (Object.hasOwn(WORDS, token.text)) return { kind: "literal", value: WORDS[token.text] ?? null };
    throw unexpected(text, `( after ${token.text}`, next());
  }

  function call(name: string): Expression {
    const args: Expression[] = [];
    if (!takeMark(")")) {
      do args.push(whole());
      while (takeMark(","));
      if (!takeMark(")")) throw unexpected(text, ", or )", next());
    }
    return checkedCall(name, args);
  }

  const expression = whole();
  if (next().kind !== "end") throw unexpected(text, "its end", next());
  return expression;
}

/** A call of what is known, with as many arguments as it takes. */
export function checkedCall(name: string, args: readonly Expression[]): Expression {
  const known = functionNamed(name) ?? referenceNamed(name);
  if (known === undefined) {
    throw new WorkflowRefused(
      `the function ${name} is not known here; known are ${[...Object.keys(REFERENCES), ...Object.keys(FUNCTIONS)].join(", ")}`,
    );
  }
  const least = known.takes.length - (known.spare ?? 0);
  const most = known.more === undefined ? known.takes.length : Number.POSITIVE_INFINITY;
  if (args.length < least || args.length > most) {
    const wanted = most === least ? `${least}` : most > 99 ? `${least} or more` : `${least} to ${most}`;
    throw new WorkflowRefused(`${name} takes ${wanted} arguments, came ${args.length}`);
  }
  return { kind: "call", name: known.name, args };
}

function tokensOf(text: string): readonly Token[] {
  const tokens: Token[] = [];
  TOKEN.lastIndex = 0;
  for (let match = TOKEN.exec(text); match !== null; match = TOKEN.exec(text)) {
    const { number, text: quoted, name, mark } = match.groups ?? {};
    if (number !== undefined) tokens.push({ kind: "number", text: number });
    else if (quoted !== undefined) tokens.push({ kind: "text", text: quoted });
    else if (name !== undefined) tokens.push({ kind: "name", text: name });
    else if (mark !== undefined) tokens.push({ kind: "mark", text: mark });
    else throw unexpected(text, "an expression", { kind: "mark", text: match[0].trim() });
  }
  return tokens;
}

function unexpected(text: string, expected: string, { kind, text: came }: Token): WorkflowRefused {
  return new WorkflowRefused(`«${text}»: expected ${expected}, came ${kind === "end" ? "the end" : came}`);
}
