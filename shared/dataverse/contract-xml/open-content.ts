import type { Json } from "../../cloudevents/event-draft.ts";
import { isList, type Members, setMember } from "../../wire/json/kinds.ts";

/** A child of an element whose contract is not known, or an attribute under `@` and its name. */
export interface OpenChild {
  readonly name: string;
  /** Whether only lists have such elements. */
  readonly isItem: boolean;
  readonly value: Json;
}

/** Text beside elements, which no serialiser of .NET writes. */
const TEXT_MEMBER = "#text";

/**
 * What stands in an element whose contract is not known, whole: a text, a list or an object, whose repeated members
 * are lists. With a type it bears it, so that it is not taken for anything else.
 */
export function openContent(children: readonly OpenChild[], text: string, type: string | undefined): Json {
  if (children.length === 0) {
    if (type === undefined) return text;
    return text === "" ? { __type: type } : { __type: type, __value: text };
  }
  const content = isListOf(children) ? children.map(({ value }) => value) : objectOf(children, text);
  if (type === undefined) return content;
  return isList(content) ? { __type: type, __value: content } : Object.assign({ __type: type }, content);
}

function isListOf(children: readonly OpenChild[]): boolean {
  const [first] = children;
  const isOneName = children.every(({ name }) => name === first?.name);
  return isOneName && (children.length > 1 || first?.isItem === true);
}

function objectOf(children: readonly OpenChild[], text: string): Members {
  const repeated = new Map<string, Json[]>();
  const members: Members = {};
  for (const { name, value } of children) {
    const before = repeated.get(name);
    if (before === undefined) {
      repeated.set(name, [value]);
      setMember(members, name, value);
    } else {
      before.push(value);
      setMember(members, name, before);
    }
  }
  if (text.trim() !== "") setMember(members, TEXT_MEMBER, text);
  return members;
}
