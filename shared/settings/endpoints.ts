import { shown } from "../failure/failure.ts";
import {
  ENDPOINT_KINDS,
  type Endpoint,
  type EndpointKind,
  MESSAGE_FORMATS,
  type MessageFormat,
  QUEUE_FORMATS,
} from "./endpoint.ts";
import { readSenders } from "./senders.ts";

/** Fits a route, a queue's name after `from-`, and the name of an app setting. */
const NAME = /^[a-z][a-z0-9-]{1,38}[a-z0-9]$/;
const MEMBERS = new Set([
  ...["name", "kind", "environment", "webhook", "queueFormat", "finopsEnvironment"],
  ...["organizations", "applicationUsers", "loopDepth", "loops"],
]);
/** Fits a part of a URI. */
const ENVIRONMENT = /^[A-Za-z0-9._~-]{1,200}$/;

interface Reading {
  readonly endpoints: readonly Endpoint[];
  readonly problems: readonly string[];
}

/** Reads the setting ENDPOINTS; gives what is right and says all that is wrong. */
export function readEndpoints(text: string): Reading {
  const problems: string[] = [];
  const rows = parseArray(text);
  if (rows === undefined) {
    return { endpoints: [], problems: [`ENDPOINTS must be a JSON array of objects; got ${shown(text)}.`] };
  }
  const endpoints = rows.flatMap((row, index) => readEndpoint(row, `ENDPOINTS[${index}]`, problems) ?? []);
  const names = endpoints.map((endpoint) => endpoint.name);
  for (const name of new Set(names.filter((name, index) => names.indexOf(name) !== index))) {
    problems.push(`ENDPOINTS names «${name}» twice; give each endpoint a name of its own.`);
  }
  if (rows.length === 0) problems.push("ENDPOINTS is empty; name at least one endpoint.");
  return { endpoints, problems };
}

function readEndpoint(row: unknown, at: string, problems: string[]): Endpoint | undefined {
  const before = problems.length;
  const say = (problem: string): void => void problems.push(`${at}${problem}`);
  if (typeof row !== "object" || row === null) {
    say(" must be an object.");
    return undefined;
  }
  const fields: Readonly<Record<string, unknown>> = { ...row };
  for (const member of Object.keys(fields)) {
    if (!MEMBERS.has(member)) say(`.${shown(member)} is unknown; known are ${[...MEMBERS].join(", ")}.`);
  }
  const { name, environment, webhook = false, finopsEnvironment } = fields;
  const kind = ENDPOINT_KINDS.find((known): known is EndpointKind => known === fields.kind);
  const queueFormat = readFormat(fields.queueFormat);
  if (typeof name !== "string" || !NAME.test(name)) {
    say(".name must be 3 to 40 lower-case letters, digits and hyphens, beginning with a letter.");
  }
  if (kind === undefined) say(`.kind must be one of ${ENDPOINT_KINDS.join(", ")}.`);
  if (!isEnvironment(environment)) {
    say(".environment must be 1 to 200 letters, digits and any of . _ ~ - (it becomes part of a URI).");
  }
  if (typeof webhook !== "boolean") say(".webhook must be true or false.");
  if (finopsEnvironment !== undefined && (kind !== "dataverse" || !isEnvironment(finopsEnvironment))) {
    say(".finopsEnvironment must be absent, or such an environment at an endpoint of kind dataverse.");
  }
  if (queueFormat === null) say(`.queueFormat must be one of ${Object.keys(MESSAGE_FORMATS).join(", ")}.`);
  else if (kind !== undefined && queueFormat !== undefined && !QUEUE_FORMATS[kind].includes(queueFormat)) {
    say(`.queueFormat must be ${QUEUE_FORMATS[kind].join(" or ") || "absent"} for the kind ${kind}.`);
  }
  if (webhook === false && fields.queueFormat === undefined) {
    say(" has no way in: set webhook to true, or name a queueFormat.");
  }
  const senders = readSenders(fields, say);
  if (
    problems.length > before ||
    typeof name !== "string" ||
    !isEnvironment(environment) ||
    typeof webhook !== "boolean" ||
    kind === undefined ||
    queueFormat === null
  ) {
    return undefined;
  }
  return Object.freeze({
    ...{ name, kind, environment, webhook, queueFormat },
    ...(isEnvironment(finopsEnvironment) ? { finopsEnvironment } : {}),
    ...senders,
  });
}

function isEnvironment(value: unknown): value is string {
  return typeof value === "string" && ENVIRONMENT.test(value);
}

/** Absent stays absent; `null` says that the value is none we know. */
function readFormat(value: unknown): MessageFormat | undefined | null {
  if (value === undefined) return undefined;
  return typeof value === "string" && isFormat(value) ? value : null;
}

function isFormat(text: string): text is MessageFormat {
  return Object.hasOwn(MESSAGE_FORMATS, text);
}

function parseArray(text: string): readonly unknown[] | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return Array.isArray(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
