import { shown } from "../../shared/failure/failure.ts";
import type { EventMembers } from "./event-value.ts";

/** «CloudEvents 1.0.2», «Attribute Naming Convention»: names should not be longer. */
const LONGEST_NAME = 20;
/** CloudEvents' own Integer has 32 bits and a sign. */
const [LEAST_INTEGER, MOST_INTEGER] = [-(2 ** 31), 2 ** 31 - 1];
/** RFC 3339, section 5.6; how far the numbers may go is left to the calendar. */
const RFC_3339 = /^\d{4}-\d{2}-\d{2}[Tt]\d{2}:\d{2}:\d{2}(\.\d+)?([Zz]|[+-]\d{2}:\d{2})$/;
const URI_REFERENCE = /^[\w\-.~:/?#[\]@!$&'()*+,;=%]+$/;
const ABSOLUTE_URI = /^[A-Za-z][A-Za-z0-9+.-]*:/;
const MEDIA_TYPE = /^[\w!#$&^.+-]+\/[\w!#$&^.+-]+(\s*;.*)?$/;

interface Rule {
  readonly means: string;
  readonly holds: (value: unknown) => boolean;
}

const REQUIRED = ["specversion", "id", "source", "type"] as const;

const RULES: Readonly<Record<string, Rule>> = {
  specversion: { means: 'the text "1.0"', holds: (value) => value === "1.0" },
  id: { means: "a text that is not empty", holds: isText },
  source: { means: "a URI reference", holds: (value) => isText(value) && URI_REFERENCE.test(value) },
  type: { means: "a text that is not empty", holds: isText },
  subject: { means: "a text that is not empty", holds: isText },
  time: { means: "a time by RFC 3339", holds: isTime },
  datacontenttype: { means: "a media type", holds: (value) => isText(value) && MEDIA_TYPE.test(value) },
  dataschema: { means: "an absolute URI", holds: isAbsoluteUri },
  data_base64: { means: "base64", holds: isBase64 },
};

const EXTENSION: Rule = { means: "a text, a whole number of 32 bits, true or false", holds: isScalar };

/** What is wrong with an event by «CloudEvents 1.0.2» and its JSON format, in one sentence; absent when all is well. */
export function attributeProblem(members: EventMembers): string | undefined {
  const missing = REQUIRED.find((name) => members[name] === undefined || members[name] === null);
  if (missing !== undefined) return `The required attribute '${missing}' is missing.`;
  if (members.data !== undefined && members.data_base64 !== undefined) {
    return "An event has either 'data' or 'data_base64', and this one has both.";
  }
  for (const [name, value] of Object.entries(members)) {
    // «JSON Event Format», 2.2: an attribute that is null counts as absent.
    if (name === "data" || value === null) continue;
    if (name !== "data_base64" && !/^[a-z0-9]+$/.test(name)) {
      return `Attribute names have lower-case letters and digits only, and '${shown(name)}' has others.`;
    }
    const rule = Object.hasOwn(RULES, name) ? RULES[name] : EXTENSION;
    if (rule !== undefined && !rule.holds(value)) {
      return `The attribute '${name}' must be ${rule.means}, and is ${shown(JSON.stringify(value))}.`;
    }
  }
  return undefined;
}

/** What the specification advises against and the service takes; empty when all is well. */
export function attributeWarnings(members: EventMembers): readonly string[] {
  return Object.keys(members)
    .filter((name) => name.length > LONGEST_NAME)
    .map((name) => `The attribute name '${shown(name)}' is longer than ${LONGEST_NAME} characters.`);
}

function isText(value: unknown): value is string {
  return typeof value === "string" && value !== "";
}

function isTime(value: unknown): boolean {
  return isText(value) && RFC_3339.test(value) && !Number.isNaN(Date.parse(value));
}

function isAbsoluteUri(value: unknown): boolean {
  return isText(value) && ABSOLUTE_URI.test(value) && URI_REFERENCE.test(value);
}

function isBase64(value: unknown): boolean {
  return (
    typeof value === "string" &&
    /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/.test(value)
  );
}

function isScalar(value: unknown): boolean {
  if (typeof value === "string" || typeof value === "boolean") return true;
  return (
    typeof value === "number" && Number.isInteger(value) && value >= LEAST_INTEGER && value <= MOST_INTEGER
  );
}
