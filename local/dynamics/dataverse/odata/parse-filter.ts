import { invalidQuery } from "../http/api-error.ts";
import { COMPARISONS, type Comparison, type Expression, type Parameter } from "./expression.ts";
import { type Token, type TokenKind, textValue, tokensOf } from "./tokens.ts";

/**
 * Reads a `$filter`. A small parser of our own: the kept libraries that read OData hand back trees of every production
 * of its grammar, know none of Dataverse's query functions, and say other words when they refuse.
 *
 * @param aliases What `@name` stands for, from the query's other options.
 */
export function parseFilter(filter: string, aliases: ReadonlyMap<string, string> = new Map()): Expression {
  const reader = readerOf(filter);
  const expression = readOr(reader, aliases);
  if (reader.peek().kind !== "end") throw reader.unexpected("the end of the expression");
  return expression;
}

interface Reader {
  peek(): Token;
  next(): Token;
  /** Takes the next token when it is this one. */
  take(text: string): boolean;
  expect(what: string, kind: TokenKind): Token;
  unexpected(expected: string): Error;
}

function readerOf(expression: string): Reader {
  const tokens = tokensOf(expression);
  let place = 0;
  const peek = (): Token => tokens[Math.min(place, tokens.length - 1)] ?? { kind: "end", text: "", at: 0 };
  const next = (): Token => {
    const token = peek();
    place += 1;
    return token;
  };
  const unexpected = (expected: string) =>
    invalidQuery(
      `Syntax error at position ${peek().at} in '${expression}': expected ${expected}, got ${peek().text === "" ? "its end" : `'${peek().text}'`}.`,
    );
  return {
    peek,
    next,
    unexpected,
    take: (text) => {
      if (peek().text !== text || peek().kind === "text") return false;
      place += 1;
      return true;
    },
    expect: (what, kind) => {
      if (peek().kind !== kind || (kind === "sign" && peek().text !== what)) throw unexpected(what);
      return next();
    },
  };
}

type Aliases = ReadonlyMap<string, string>;

function readOr(reader: Reader, aliases: Aliases): Expression {
  let left = readAnd(reader, aliases);
  while (reader.take("or")) left = { kind: "or", left, right: readAnd(reader, aliases) };
  return left;
}

function readAnd(reader: Reader, aliases: Aliases): Expression {
  let left = readComparison(reader, aliases);
  while (reader.take("and")) left = { kind: "and", left, right: readComparison(reader, aliases) };
  return left;
}

function readComparison(reader: Reader, aliases: Aliases): Expression {
  if (reader.take("not")) return { kind: "not", of: readComparison(reader, aliases) };
  const left = readOperand(reader, aliases);
  const operator = comparison(reader.peek());
  if (operator === undefined) return left;
  reader.next();
  return { kind: "compare", operator, left, right: readOperand(reader, aliases) };
}

function comparison({ kind, text }: Token): Comparison | undefined {
  return kind === "name" ? COMPARISONS.find((each) => each === text) : undefined;
}

function readOperand(reader: Reader, aliases: Aliases): Expression {
  if (reader.take("(")) {
    const inner = readOr(reader, aliases);
    reader.expect(")", "sign");
    return inner;
  }
  if (reader.take("[")) return readList(reader);
  const token = reader.peek();
  switch (token.kind) {
    case "text":
      reader.next();
      return { kind: "literal", value: textValue(token) };
    case "number":
      reader.next();
      return { kind: "literal", value: Number(token.text) };
    case "guid":
    case "time":
      reader.next();
      return { kind: "literal", value: token.text.toLowerCase().replace("t", "T").replace("z", "Z") };
    case "name":
      reader.next();
      return readNamed(token, reader, aliases);
    default:
      throw reader.unexpected("a property, a value or a function");
  }
}

const WORDS: Readonly<Record<string, boolean | null>> = { true: true, false: false, null: null };

function readNamed({ text }: Token, reader: Reader, aliases: Aliases): Expression {
  const word = WORDS[text];
  if (word !== undefined) return { kind: "literal", value: word };
  if (text.startsWith("@")) {
    const value = aliases.get(text);
    if (value === undefined) throw invalidQuery(`The parameter alias '${text}' has no value in the query.`);
    return parseFilter(value);
  }
  if (reader.take("(")) return { kind: "call", name: text, parameters: readParameters(reader, aliases) };
  // A value of an enumeration, as Microsoft.Dynamics.CRM.AttributeTypeCode'Picklist'.
  if (text.includes(".") && reader.peek().kind === "text")
    return { kind: "literal", value: textValue(reader.next()) };
  const path = [text];
  while (reader.take("/")) {
    const { text: segment } = reader.expect("a property", "name");
    if ((segment === "any" || segment === "all") && reader.take("(")) {
      return { kind: "some", quantifier: segment, path, body: readBody(reader, aliases) };
    }
    path.push(segment);
  }
  return { kind: "path", path };
}

function readBody(reader: Reader, aliases: Aliases): Extract<Expression, { kind: "some" }>["body"] {
  if (reader.take(")")) return undefined;
  const variable = reader.expect("a variable", "name").text;
  reader.expect(":", "sign");
  const holds = readOr(reader, aliases);
  reader.expect(")", "sign");
  return { variable, holds };
}

function readParameters(reader: Reader, aliases: Aliases): readonly Parameter[] {
  const parameters: Parameter[] = [];
  if (reader.take(")")) return parameters;
  do {
    const value = readOr(reader, aliases);
    const isName = value.kind === "path" && value.path.length === 1 && reader.take("=");
    parameters.push(
      isName ? { name: value.path[0], value: readOperand(reader, aliases) } : { name: undefined, value },
    );
  } while (reader.take(","));
  reader.expect(")", "sign");
  return parameters;
}

function readList(reader: Reader): Expression {
  const values: (string | number)[] = [];
  if (reader.take("]")) return { kind: "list", values };
  do {
    const token = reader.next();
    if (token.kind === "number") values.push(Number(token.text));
    else if (token.kind === "text") values.push(textValue(token));
    else throw reader.unexpected("a list of texts and numbers");
  } while (reader.take(","));
  reader.expect("]", "sign");
  return { kind: "list", values };
}
