import { invalidQuery } from "../http/api-error.ts";

export type TokenKind = "text" | "guid" | "time" | "number" | "name" | "sign" | "end";

export interface Token {
  readonly kind: TokenKind;
  readonly text: string;
  /** Where it begins, from 0. */
  readonly at: number;
}

/** In the order in which they are tried: an id may begin like a number, a date like a difference. */
const PATTERNS: readonly (readonly [TokenKind, RegExp])[] = [
  ["text", /'(?:[^']|'')*'/y],
  ["text", /"(?:[^"\\]|\\.)*"/y],
  ["guid", /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/iy],
  ["time", /\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d)?)?/iy],
  ["number", /-?\d+(?:\.\d+)?(?:e[+-]?\d+)?/iy],
  ["name", /[@$]?[A-Za-z_][\w.]*/y],
  ["sign", /[(),/:=[\];]/y],
];

/** Cuts an expression of OData into its tokens; the last one is its end. */
export function tokensOf(expression: string): readonly Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (at < expression.length) {
    if (/\s/.test(expression[at] ?? "")) {
      at += 1;
      continue;
    }
    const token = tokenAt(expression, at);
    tokens.push(token);
    at += token.text.length;
  }
  tokens.push({ kind: "end", text: "", at });
  return tokens;
}

function tokenAt(expression: string, at: number): Token {
  for (const [kind, pattern] of PATTERNS) {
    pattern.lastIndex = at;
    const found = pattern.exec(expression)?.[0];
    if (found !== undefined) return { kind, text: found, at };
  }
  throw invalidQuery(
    `Syntax error: character '${expression[at]}' is not valid at position ${at} in '${expression}'.`,
  );
}

/** What a text token says: quotes off, doubled ones single. */
export function textValue({ text }: Token): string {
  return text.startsWith("'") ? text.slice(1, -1).replaceAll("''", "'") : JSON.parse(text);
}
