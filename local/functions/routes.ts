/** What a route's `{name:constraint}` may ask for. */
const CONSTRAINTS: Readonly<Record<string, RegExp>> = {
  int: /^-?\d{1,10}$/,
  long: /^-?\d{1,19}$/,
  guid: /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i,
  alpha: /^[a-z]+$/i,
  bool: /^(?:true|false)$/i,
};

type Segment =
  | { readonly kind: "literal"; readonly text: string }
  | {
      readonly kind: "parameter";
      readonly name: string;
      readonly optional: boolean;
      readonly rest: boolean;
      readonly constraint: RegExp | undefined;
    };

/** A route template of an HTTP trigger, in the syntax of ASP.NET Core as far as `readRoute` takes it. */
export interface Route {
  readonly template: string;
  readonly segments: readonly Segment[];
}

const PARAMETER = /^\{(\*{0,2})([A-Za-z_]\w*)(?::([^{}?]+))?(\?)?\}$/;

/**
 * Reads a template such as `orders/{id:int}/{*rest}`.
 *
 * @throws Error for what is not modelled: defaults, several parameters in a segment, other constraints.
 */
export function readRoute(template: string): Route {
  const texts = splitPath(template);
  return {
    template,
    segments: texts.map((text, at) => readSegment(template, text, at === texts.length - 1)),
  };
}

function readSegment(template: string, text: string, isLast: boolean): Segment {
  if (!/[{}]/.test(text)) return { kind: "literal", text: text.toLowerCase() };
  const parts = PARAMETER.exec(text);
  if (parts === null)
    throw new Error(
      `the segment "${text}" of its route "${template}" is not modelled; expected {name}, {name?} or {*rest}.`,
    );
  const [, stars, name = "", constraint, question] = parts;
  const rest = stars !== "";
  const optional = question === "?";
  if ((rest || optional) && !isLast)
    throw new Error(`"${text}" must be the last segment of its route "${template}".`);
  const pattern = constraint === undefined ? undefined : CONSTRAINTS[constraint];
  if (constraint !== undefined && pattern === undefined)
    throw new Error(
      `the constraint "${constraint}" of its route "${template}" is not modelled; expected one of ` +
        `${Object.keys(CONSTRAINTS).join(", ")}.`,
    );
  return { kind: "parameter", name, optional: optional || rest, rest, constraint: pattern };
}

/** The segments of a path, without empty ones at its ends. */
export function splitPath(path: string): readonly string[] {
  const trimmed = path.replace(/^\/+|\/+$/g, "");
  return trimmed === "" ? [] : trimmed.split("/");
}

/** The parameters of a path that fits the route; absent when it does not. Literals match in any case. */
export function matchRoute(route: Route, path: readonly string[]): Record<string, string> | undefined {
  const parameters: Record<string, string> = {};
  for (const [at, segment] of route.segments.entries()) {
    const text = path[at];
    if (segment.kind === "literal") {
      if (text?.toLowerCase() !== segment.text) return undefined;
    } else if (text === undefined) {
      if (!segment.optional) return undefined;
    } else if (segment.rest) {
      parameters[segment.name] = path.slice(at).join("/");
      return parameters;
    } else {
      if (segment.constraint !== undefined && !segment.constraint.test(text)) return undefined;
      parameters[segment.name] = text;
    }
  }
  return path.length <= route.segments.length ? parameters : undefined;
}

/** Which of two routes is asked first: literal before constrained before plain parameter before rest. */
export function compareRoutes(a: Route, b: Route): number {
  const length = Math.max(a.segments.length, b.segments.length);
  for (let at = 0; at < length; at++) {
    const difference = rank(a.segments[at]) - rank(b.segments[at]);
    if (difference !== 0) return difference;
  }
  return 0;
}

function rank(segment: Segment | undefined): number {
  if (segment === undefined) return 0;
  if (segment.kind === "literal") return 1;
  if (segment.rest) return 4;
  return segment.constraint === undefined ? 3 : 2;
}
