import { invalidQuery, notModelled } from "../http/api-error.ts";
import type { Expression } from "./expression.ts";
import { parseFilter } from "./parse-filter.ts";
import { splitOutside } from "./split.ts";

export interface Order {
  readonly path: readonly string[];
  readonly descending: boolean;
}

export interface Expand {
  readonly name: string;
  readonly query: Query;
}

/** The options of a query, as the client wrote them. */
export interface Query {
  readonly select: readonly string[] | undefined;
  readonly filter: Expression | undefined;
  readonly orderBy: readonly Order[];
  readonly top: number | undefined;
  readonly expand: readonly Expand[];
  readonly count: boolean;
  readonly skipToken: string | undefined;
  readonly deltaToken: string | undefined;
}

const KNOWN = ["$select", "$filter", "$orderby", "$top", "$expand", "$count", "$skiptoken", "$deltatoken"];
const NOT_MODELLED = ["$apply", "fetchXml", "savedQuery", "userQuery", "$search", "$compute"];

/** Reads the part of a URL after its question mark. */
export function parseQuery(search: string): Query {
  return queryOf(optionsOf(search));
}

/** The options of a URL's query by name, decoded; what begins with `@` is an alias. */
export function optionsOf(search: string): ReadonlyMap<string, string> {
  const options = new Map<string, string>();
  for (const pair of search.split("&").filter((each) => each !== "")) {
    const equals = pair.indexOf("=");
    const [name, value] = equals < 0 ? [pair, ""] : [pair.slice(0, equals), pair.slice(equals + 1)];
    options.set(decoded(name), decoded(value));
  }
  return options;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll("+", " "));
  } catch {
    throw invalidQuery(`'${text}' is not percent-encoded as a URL has to be.`);
  }
}

function queryOf(options: ReadonlyMap<string, string>): Query {
  for (const name of options.keys()) {
    if (NOT_MODELLED.includes(name)) throw notModelled(`The query option ${name}`);
    if (name === "$skip") throw invalidQuery("Skip Clause is not supported in CRM");
    if (name.startsWith("$") && !KNOWN.includes(name)) {
      throw invalidQuery(`The query parameter '${name}' is not supported.`);
    }
  }
  const text = (name: string) => options.get(name);
  const filter = text("$filter");
  return {
    select: text("$select") === undefined ? undefined : names(text("$select") ?? ""),
    filter: filter === undefined ? undefined : parseFilter(filter, options),
    orderBy: names(text("$orderby") ?? "").map(readOrder),
    top: readTop(text("$top")),
    expand: splitOutside(text("$expand") ?? "", ",").map(readExpand),
    count: text("$count") === "true",
    skipToken: text("$skiptoken"),
    deltaToken: text("$deltatoken"),
  };
}

function names(list: string): readonly string[] {
  return list
    .split(",")
    .map((each) => each.trim())
    .filter((each) => each !== "");
}

function readOrder(text: string): Order {
  const [path = "", direction = "asc", ...rest] = text.split(/\s+/);
  if (!["asc", "desc"].includes(direction) || rest.length > 0) {
    throw invalidQuery(`Expected asc or desc after '${path}' in $orderby, got '${text}'.`);
  }
  return { path: path.split("/"), descending: direction === "desc" };
}

function readTop(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const top = Number(text);
  if (!Number.isInteger(top) || top < 1)
    throw invalidQuery(`Invalid value '${text}' for $top: expected a number above 0.`);
  return top;
}

/** As `primarycontactid($select=fullname)`; between its options stand semicolons. */
function readExpand(text: string): Expand {
  const match = /^\s*([\w.]+)\s*(?:\((.*)\))?\s*$/s.exec(text);
  if (match?.[1] === undefined)
    throw invalidQuery(`Expected a navigation property in $expand, got '${text}'.`);
  const options = splitOutside(match[2] ?? "", ";").map((option) => {
    const equals = option.indexOf("=");
    return [option.slice(0, equals).trim(), option.slice(equals + 1)] as const;
  });
  const query = queryOf(new Map(options));
  if (query.expand.length > 0) throw notModelled("An $expand within an $expand");
  return { name: match[1], query };
}
