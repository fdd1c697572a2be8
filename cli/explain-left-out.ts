import type { Json } from "../shared/cloudevents/event-draft.ts";
import { PLATFORM_VARIABLES } from "../shared/dataverse/companions.ts";
import { PLATFORM_IMAGE } from "../shared/dataverse/images.ts";
import { readBody } from "../shared/dataverse/read-body.ts";
import type { Message } from "../shared/inbound/message.ts";
import { isObject } from "../shared/wire/json/kinds.ts";

/** What a message says that its events do not, and why: one line each. */
export function leftOut(message: Message): readonly string[] {
  switch (message.endpoint.kind) {
    case "dataverse":
      return leftOutOfContext(readBody(message));
    case "businesscentral":
      return ["clientState: it proves the sender, and is shown nowhere"];
    case "finops":
      return ["dates of 1900-01-01: Finance & Operations means by them that there is no date"];
    case "aif":
      return ["spaces between elements, comments and prefixes: they mean nothing in XML"];
  }
}

function leftOutOfContext(tree: Json): readonly string[] {
  if (!isObject(tree)) return [];
  const lines: string[] = [];
  if (isObject(tree.ParentContext))
    lines.push("ParentContext: the operation around this one, which repeats it or says how it came about");
  for (const member of ["PreEntityImages", "PostEntityImages"])
    if (keysOf(tree[member]).includes(PLATFORM_IMAGE))
      lines.push(`${member}.${PLATFORM_IMAGE}: the platform adds it for its own log`);
  const variables = keysOf(tree.SharedVariables).filter((key) => PLATFORM_VARIABLES.has(key));
  if (variables.length > 0)
    lines.push(`SharedVariables ${variables.join(", ")}: the platform shares them with itself`);
  const empty = Object.keys(tree).filter((name) => isEmpty(tree[name]));
  if (empty.length > 0) lines.push(`${empty.join(", ")}: they are empty`);
  return lines;
}

function keysOf(pairs: Json | undefined): readonly string[] {
  if (!Array.isArray(pairs)) return [];
  return pairs.flatMap((pair: Json) => (isObject(pair) && typeof pair.key === "string" ? [pair.key] : []));
}

function isEmpty(value: Json | undefined): boolean {
  if (Array.isArray(value)) return value.length === 0;
  return value === null || value === "" || value === "00000000-0000-0000-0000-000000000000";
}
