import { readFile } from "node:fs/promises";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { AppRefused } from "./app-refused.ts";
import { LOG_LEVELS, type LogLevel } from "./log-line.ts";
import { readTimeSpan } from "./time-span.ts";

/** What this runtime reads of host.json; all else there is the real host's. */
export interface HostJson {
  /** Without slashes at its ends; empty when routes stand at the root. */
  readonly routePrefix: string;
  readonly logLevel: LogLevel;
  readonly serviceBus: ServiceBusOptions;
}

export interface ServiceBusOptions {
  readonly maxMessageBatchSize: number;
  readonly maxConcurrentCalls: number;
  readonly maxConcurrentSessions: number;
  readonly autoCompleteMessages: boolean;
  /** Holds for single messages and their sessions; the host does not renew locks of batches. */
  readonly maxAutoLockRenewalMs: number;
  /** How long a session without messages is held before the next one is accepted. */
  readonly sessionIdleMs: number;
}

/** Reads host.json with the host's defaults (Microsoft Learn, "host.json settings" of each extension). */
export async function readHostJson(directory: string): Promise<HostJson> {
  const file = join(directory, "host.json");
  const problems: string[] = [];
  let content: unknown;
  try {
    content = JSON.parse(await readFile(file, "utf8"));
  } catch (thrown) {
    throw new AppRefused(directory, [`${file} cannot be read as JSON: ${String(thrown)}`], thrown);
  }
  const host = new Map(Object.entries(flatten(content)));
  if (host.get("version") !== "2.0")
    problems.push(`${file} has version ${JSON.stringify(host.get("version"))}; expected "2.0".`);

  function read<T>(path: string, expected: string, standard: T, parse: (value: unknown) => T | undefined): T {
    const value = host.get(path);
    if (value === undefined) return standard;
    const parsed = parse(value);
    if (parsed === undefined)
      problems.push(`${file}: ${path} is ${JSON.stringify(value)}; expected ${expected}.`);
    return parsed ?? standard;
  }
  const count = (name: string, standard: number): number =>
    read(`extensions.serviceBus.${name}`, "a whole number above 0", standard, wholeAboveZero);
  const time = (name: string, standardMs: number): number =>
    read(`extensions.serviceBus.${name}`, 'a time span such as "00:05:00"', standardMs, (value) =>
      typeof value === "string" ? readTimeSpan(value) : undefined,
    );

  const hostJson = {
    routePrefix: read("extensions.http.routePrefix", "a text", "api", (value) =>
      typeof value === "string" ? value.replace(/^\/+|\/+$/g, "") : undefined,
    ),
    logLevel: read("logging.logLevel.default", `one of ${LOG_LEVELS.join(", ")}`, "information", logLevel),
    serviceBus: {
      maxMessageBatchSize: count("maxMessageBatchSize", 1_000),
      maxConcurrentCalls: count("maxConcurrentCalls", 16 * availableParallelism()),
      maxConcurrentSessions: count("maxConcurrentSessions", 8),
      autoCompleteMessages: read(
        "extensions.serviceBus.autoCompleteMessages",
        "true or false",
        true,
        (value) => (typeof value === "boolean" ? value : undefined),
      ),
      maxAutoLockRenewalMs: time("maxAutoLockRenewalDuration", 300_000),
      sessionIdleMs: time("sessionIdleTimeout", 60_000),
    },
  } as const;
  if (problems.length > 0) throw new AppRefused(directory, problems);
  return hostJson;
}

/** Members of nested objects by their dotted paths. */
function flatten(value: unknown, path = ""): Record<string, unknown> {
  if (!(value instanceof Object) || Array.isArray(value)) return path === "" ? {} : { [path]: value };
  return Object.assign(
    {},
    ...Object.entries(value).map(([name, member]) => flatten(member, path === "" ? name : `${path}.${name}`)),
  );
}

function wholeAboveZero(value: unknown): number | undefined {
  return typeof value === "number" && Number.isInteger(value) && value > 0 ? value : undefined;
}

function logLevel(value: unknown): LogLevel | undefined {
  return LOG_LEVELS.find((level) => typeof value === "string" && level === value.toLowerCase());
}
