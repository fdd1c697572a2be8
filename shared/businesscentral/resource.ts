/**
 * A step of a path: a name, and perhaps a key in brackets, in which a text in quotes may hold anything. (A quote in
 * such a text is written twice, which reads as two texts side by side.)
 */
const SEGMENT = /([^/()]+)(\((?:'[^']*'|[^()'])*\))?(?:\/|$)/y;

/** Where a resource is given with its host, as subscriptions may be made. */
const HOST = /^https?:\/\/[^/?]+\//i;

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
  const all = stepsOf(path.replace(HOST, ""));
  if (all === undefined) return undefined;
  // A host's path has a version, too, before the API's own.
  const steps = all.slice(all.findIndex(({ name }) => name.toLowerCase() === "api") + 1);
  const afterVersion = steps.findIndex(({ name }) => VERSION.test(name)) + 1;
  const about = steps.slice(afterVersion);
  const last = about.at(-1);
  if (last === undefined) return undefined;
  return {
    path,
    query,
    api: afterVersion === 0 ? undefined : textOf(steps.slice(0, afterVersion)),
    companyId: about.find(({ name }) => name.toLowerCase() === "companies")?.key,
    entity: last.name,
    entityId: last.key,
    subject: textOf(about),
  };
}

function textOf(steps: readonly Step[]): string {
  return steps.map(({ text }) => text).join("/");
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
