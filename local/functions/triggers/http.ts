import type { IncomingMessage, ServerResponse } from "node:http";
import { compareRoutes, matchRoute, type Route, readRoute, splitPath } from "../routes.ts";
import type { Binding } from "../rpc.ts";

/** An HTTP function with what decides whether a request is its own. */
export interface HttpFunction {
  readonly name: string;
  readonly triggerName: string;
  readonly methods: ReadonlySet<string>;
  readonly route: Route;
}

/** A request that was found to be a function's own. */
export interface HttpCall {
  readonly function: HttpFunction;
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  /** Absolute, as the caller wrote it. */
  readonly url: string;
  readonly parameters: Readonly<Record<string, string>>;
}

/** Calls the function and answers the request; it rejects never. */
export type HttpCaller = (call: HttpCall) => Promise<void>;

/**
 * Reads an HTTP trigger; its keys (`authLevel`) are not checked, as under `func start`.
 *
 * @throws Error when its route is not modelled.
 */
export function readHttpTrigger(name: string, triggerName: string, trigger: Binding): HttpFunction {
  const { route, methods } = trigger;
  return {
    name,
    triggerName,
    route: readRoute(typeof route === "string" ? route : name),
    methods: new Set(
      Array.isArray(methods) ? methods.map((method) => String(method).toUpperCase()) : ["GET", "POST"],
    ),
  };
}

/**
 * Hands each request to the function whose route and methods fit it; most specific routes are asked first.
 *
 * @param prefix The route prefix of host.json.
 * @returns Whether the request was a function's own. A wrong method is the host's 404 too, and so is HEAD on a GET route.
 */
export function httpRouter(
  functions: readonly HttpFunction[],
  prefix: string,
  call: HttpCaller,
): (request: IncomingMessage, response: ServerResponse) => boolean {
  const prefixSegments = splitPath(prefix.toLowerCase());
  const inOrder = functions.toSorted((a, b) => compareRoutes(a.route, b.route));

  return (request, response) => {
    const target = request.url ?? "/";
    const query = target.indexOf("?");
    const path = readPath(query < 0 ? target : target.slice(0, query));
    if (path === undefined) return false;
    if (prefixSegments.some((segment, at) => path[at]?.toLowerCase() !== segment)) return false;
    const below = path.slice(prefixSegments.length);
    for (const candidate of inOrder) {
      if (!candidate.methods.has(request.method ?? "")) continue;
      const parameters = matchRoute(candidate.route, below);
      if (parameters === undefined) continue;
      const url = `http://${request.headers.host ?? "localhost"}${target}`;
      void call({ function: candidate, request, response, url, parameters });
      return true;
    }
    return false;
  };
}

function readPath(path: string): readonly string[] | undefined {
  try {
    return splitPath(path).map(decodeURIComponent);
  } catch {
    return undefined; // a broken percent sequence names nothing
  }
}
