/** A step of a path: a name, and perhaps a key in brackets, in which a text in quotes may hold anything. */
const SEGMENT = /([^/()]+)(\((?:'(?:[^']|'')*'|[^()'])*\))?(?:\/|$)/y;

/** Where the versions of Business Central's own API and of custom ones stand in a path. */
const VERSION = /^(v[0-9]+\.[0-9]+|beta)$/i;

/** What a notification is about, taken apart. */
export interface Resource {
  /** The path without a slash at its start: with and without one are in print, and mean the same. */
  readonly path: string;
  /** What stands behind the question mark, percent-encoded as it came. */
  readonly query: string | undefined;
  /** `v2.0`, or publisher, group and version of a custom API; absent when the path names no version. */
  readonly api: string | undefined;
  readonly companyId: string | undefined;
  /** The last step of the path: `customers` of `companies(…)/customers(…)`. */
  readonly entity: string;
  /** The key of that one record; absent when the resource is a whole set. */
  readonly entityId: string | undefined;
  /** The path from the company on: what the event is about. */
  readonly subject: string;
}

/** Takes the resource of a notification apart; absent when the text is no path of an API. */
export function readResource(resource: string): Resource | undefined {
  const [, path = "", query] = /^\/?([^?]*)(?:\?(.*))?$/s.exec(resource) ?? [];
  const steps = stepsOf(path);
  const last = steps?.at(-1);
  if (steps === undefined || last === undefined) return undefined;
  const version = steps.findIndex(({ name }) => VERSION.test(name));
  const start = version === -1 && steps[0]?.name.toLowerCase() === "api" ? 1 : version + 1;
  if (start >= steps.length) return undefined;
  const company = steps.slice(start).find(({ name }) => name.toLowerCase() === "companies");
  const subject = steps.slice(start).map(({ text }) => text);
  const api = steps.slice(0, version + 1).map(({ text }) => text);
  return {
    path,
    query,
    api: version === -1 ? undefined : api.join("/").replace(/^api\//i, ""),
    companyId: company?.key,
    entity: last.name,
    entityId: last.key,
    subject: subject.join("/"),
  };
}

interface Step {
  readonly text: string;
  readonly name: string;
  readonly key: string | undefined;
}

function stepsOf(path: string): readonly Step[] | undefined {
  const steps: Step[] = [];
  SEGMENT.lastIndex = 0;
  while (SEGMENT.lastIndex < path.length) {
    const [, name, key] = SEGMENT.exec(path) ?? [];
    if (name === undefined) return undefined;
    steps.push({ text: `${name}${key ?? ""}`, name, key: key?.slice(1, -1) || undefined });
  }
  return steps;
}
