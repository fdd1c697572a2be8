import type { AppSettings } from "./app-settings.ts";
import type { AppFunction } from "./load-app.ts";
import { type HttpFunction, readHttpTrigger } from "./triggers/http.ts";
import { readServiceBusTrigger, type ServiceBusTrigger } from "./triggers/service-bus-trigger.ts";
import { readTimerTrigger, type TimerTrigger } from "./triggers/timer.ts";

/** A function whose trigger this runtime serves, with what was read of the trigger. */
export type ServedFunction =
  | { readonly kind: "http"; readonly name: string; readonly http: HttpFunction }
  | { readonly kind: "serviceBus"; readonly name: string; readonly serviceBus: ServiceBusTrigger }
  | { readonly kind: "timer"; readonly name: string; readonly timer: TimerTrigger }
  | { readonly kind: "eventGrid"; readonly name: string };

export interface ReadTriggers {
  readonly served: readonly ServedFunction[];
  /** Everything that the real host, or this stand-in for it, could not run. */
  readonly problems: readonly string[];
}

/** Reads the triggers of all functions, and finds all problems at once. */
export function readTriggers(functions: readonly AppFunction[], settings: AppSettings): ReadTriggers {
  const served: ServedFunction[] = [];
  const problems: string[] = [];
  for (const given of functions) {
    problems.push(...bindingProblems(given));
    try {
      served.push(readTrigger(given, settings));
    } catch (thrown) {
      problems.push(`Function "${given.name}": ${thrown instanceof Error ? thrown.message : String(thrown)}`);
    }
  }
  return { served, problems: [...problems, ...sharedRoutes(served)] };
}

function readTrigger({ name, trigger, triggerName }: AppFunction, settings: AppSettings): ServedFunction {
  switch (trigger.type.toLowerCase()) {
    case "httptrigger":
      return { kind: "http", name, http: readHttpTrigger(name, triggerName, trigger) };
    case "servicebustrigger":
      return { kind: "serviceBus", name, serviceBus: readServiceBusTrigger(trigger, settings) };
    case "timertrigger":
      return { kind: "timer", name, timer: readTimerTrigger(trigger, settings) };
    case "eventgridtrigger":
      if (trigger.cardinality === "many")
        throw new Error('cardinality "many" is not modelled for Event Grid.');
      return { kind: "eventGrid", name };
    default:
      throw new Error(
        `its trigger is of the type "${trigger.type}"; this runtime serves httpTrigger, serviceBusTrigger, timerTrigger ` +
          "and eventGridTrigger. Run the app under func start for others.",
      );
  }
}

/** A binding beside the trigger would be ignored in silence, so it is refused. */
function bindingProblems({ name, bindings, triggerName }: AppFunction): readonly string[] {
  return Object.entries(bindings)
    .filter(([bindingName, { type, direction }]) => {
      const isHttpReturn = direction === "out" && bindingName === "$return" && type.toLowerCase() === "http";
      return bindingName !== triggerName && !isHttpReturn;
    })
    .map(
      ([bindingName, { type, direction }]) =>
        `Function "${name}": its ${direction === "out" ? "output" : "input"} "${bindingName}" (${type}) is not modelled. ` +
        "Use the service's client in the function, or run the app under func start.",
    );
}

function sharedRoutes(served: readonly ServedFunction[]): readonly string[] {
  const owners = new Map<string, string>();
  const problems: string[] = [];
  for (const { name, http } of served.filter((given) => given.kind === "http"))
    for (const method of http.methods) {
      const key = `${method} /${http.route.template.toLowerCase().replace(/^\/+|\/+$/g, "")}`;
      const owner = owners.get(key);
      if (owner !== undefined)
        problems.push(`Functions "${owner}" and "${name}" both answer ${key}. Change one route.`);
      owners.set(key, name);
    }
  return problems;
}
