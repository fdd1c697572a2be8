import Module from "node:module";
import type { LogLevel } from "./log-line.ts";
import type { FunctionMetadata, InvocationRequest, InvocationResponse } from "./rpc.ts";

/** The name under which the worker gives a function app its registration API. It is not a package. */
const CORE_MODULE = "@azure/functions-core";

const HOOKS = ["appStart", "appTerminate", "preInvocation", "postInvocation", "log"] as const;
type HookName = (typeof HOOKS)[number];
type HookCallback = (context: object) => unknown;

type FunctionCallback = (...inputs: readonly unknown[]) => unknown;

/** What one call looks like to the programming model. */
export interface CoreInvocationContext {
  readonly invocationId: string;
  readonly request: InvocationRequest;
  readonly metadata: FunctionMetadata;
  state: "preInvocationHooks" | "invocation" | "postInvocationHooks" | undefined;
  log(level: LogLevel, category: "user" | "system", message: string): void;
}

interface InvocationModel {
  getArguments(): Promise<{ context: unknown; inputs: readonly unknown[] }>;
  invokeFunction(context: unknown, inputs: readonly unknown[], callback: FunctionCallback): Promise<unknown>;
  getResponse(context: unknown, result: unknown): Promise<InvocationResponse>;
}

/** What `@azure/functions` registers: it turns calls of the host into calls of handlers, and results back. */
interface ProgrammingModel {
  readonly name: string;
  readonly version: string;
  getInvocationModel(context: CoreInvocationContext): InvocationModel | Promise<InvocationModel>;
  getCapabilities?(capabilities: Record<string, string>): Promise<Record<string, string>>;
}

export interface RegisteredFunction {
  readonly metadata: FunctionMetadata;
  readonly callback: FunctionCallback;
}

/** What an app has registered through its core module so far. */
export interface Registrations {
  readonly functions: ReadonlyMap<string, RegisteredFunction>;
  readonly hooks: Readonly<Record<HookName, readonly HookCallback[]>>;
  readonly model: ProgrammingModel | undefined;
  /** Ends the registration: a function can be registered only while the app starts. */
  lock(): void;
}

type SystemLog = (level: LogLevel, category: "user" | "system", message: string) => void;

/**
 * Answers `require("@azure/functions-core")` from now on with a fresh core module, and tells what is registered there.
 *
 * `Module.prototype.require` is patched because that is what the worker does (setupCoreModule.ts of
 * Azure/azure-functions-nodejs-worker): an app that reaches the module in another way fails here as it fails there.
 */
export function offerCoreModule(log: SystemLog): Registrations {
  const functions = new Map<string, RegisteredFunction>();
  const hooks: Record<HookName, HookCallback[]> = {
    appStart: [],
    appTerminate: [],
    preInvocation: [],
    postInvocation: [],
    log: [],
  };
  let model: ProgrammingModel | undefined;
  let locked = false;

  function registerFunction(metadata: FunctionMetadata, callback: FunctionCallback): Disposing {
    if (locked) throw new Error("A function can only be registered during app startup.");
    if (functions.has(metadata.name))
      throw new Error(`Two functions are named "${metadata.name}"; give each its own name.`);
    functions.set(metadata.name, { metadata, callback });
    return new Disposing(() => functions.delete(metadata.name));
  }

  function registerHook(name: string, callback: HookCallback): Disposing {
    const known = HOOKS.find((hook) => hook === name);
    if (known === undefined)
      throw new RangeError(`Unrecognized hook "${name}"; the worker knows ${HOOKS.join(", ")}.`);
    hooks[known].push(callback);
    return new Disposing(() => hooks[known].splice(hooks[known].indexOf(callback), 1));
  }

  answerRequire({
    // The versions of a worker and a host that have all that the programming model asks for.
    version: "3.14.1",
    hostVersion: "4.1041.0",
    Disposable: Disposing,
    registerFunction,
    registerHook,
    setProgrammingModel: (given: ProgrammingModel) => {
      model = given;
    },
    getProgrammingModel: () => model,
    log,
  });
  return {
    functions,
    hooks,
    get model() {
      return model;
    },
    lock: () => {
      locked = true;
    },
  };
}

/** The contract's own class, which an app may also make itself: `new Disposable(callback).dispose()`. */
class Disposing {
  readonly dispose: () => unknown;

  constructor(callback: () => unknown) {
    this.dispose = callback;
  }
}

let offered: object | undefined;

function answerRequire(core: object): void {
  if (offered === undefined) {
    const original = Module.prototype.require;
    Module.prototype.require = function requireOrCore(this: NodeJS.Module, id: string): unknown {
      return id === CORE_MODULE ? offered : original.call(this, id);
    };
  }
  offered = core;
}
