import { glob, readFile } from "node:fs/promises";
import type { IncomingMessage, ServerResponse } from "node:http";
import { createRequire } from "node:module";
import { Server } from "node:net";
import { extname, join, resolve } from "node:path";
import type { Readable } from "node:stream";
import { pathToFileURL } from "node:url";
import { AppRefused } from "./app-refused.ts";
import { offerCoreModule, type Registrations } from "./core-module.ts";
import { runInvocation } from "./invocation.ts";
import type { LogSink } from "./log-line.ts";
import type { Binding, FunctionMetadata, InvocationRequest, InvocationResponse, TypedData } from "./rpc.ts";

/** A function as its app registered it. */
export interface AppFunction extends FunctionMetadata {
  readonly triggerName: string;
  readonly trigger: Binding;
}

/** One call, in the shapes of the host's protocol. */
type Invocation = Pick<InvocationRequest, "invocationId" | "triggerMetadata" | "traceContext"> & {
  /** What the trigger gives; other inputs are not modelled. */
  readonly data: TypedData;
};

/** What the programming model reads of a streamed request. */
export type StreamedRequest = Readable & Pick<IncomingMessage, "headers" | "method" | "url">;

/** Takes a request with the headers that the host's proxy sets: `x-ms-invocation-id`, `x-forwarded-host` and `-proto`. */
export type AcceptHttp = (request: StreamedRequest, response: ServerResponse) => void;

export interface LoadedApp {
  /** In the order of registration. */
  readonly functions: readonly AppFunction[];
  /** Gives the programming model an HTTP request whose invocation refers to it; absent when the app does not stream. */
  readonly acceptHttp: AcceptHttp | undefined;
  /** Whether the app announced `IncludeEmptyEntriesInMessagePayload`: batches keep the places of empty texts. */
  readonly keepsEmpty: boolean;
  /** Rejects with what the function threw, or when there is no such function. */
  invoke(name: string, invocation: Invocation): Promise<InvocationResponse>;
  /** Runs the app's `appTerminate` hooks and closes what the programming model has opened. */
  terminate(): Promise<void>;
}

/**
 * Loads a built function app through the contract between the Azure Functions worker and an app, without any host.
 *
 * A process loads an app once, as a worker does: modules are cached, and a second load registers nothing.
 *
 * @param directory Holds `package.json`, whose `main` is a file or a glob.
 * @throws AppRefused when nothing is to be loaded, loading fails, or the app registers no function.
 */
export async function loadApp(directory: string, log: LogSink = () => undefined): Promise<LoadedApp> {
  const root = resolve(directory);
  const registrations = offerCoreModule((level, category, message) => log({ level, category, message }));
  await loadEntryPoint(root);

  const appHookData = {};
  const appLevelHookData = {};
  const hookContext = { hookData: appLevelHookData, appHookData, functionAppDirectory: root };
  for (const hook of registrations.hooks.appStart) await hook(hookContext);
  const { acceptHttp, keepsEmpty, close } = await openModel(registrations);
  registrations.lock();
  if (registrations.functions.size === 0)
    throw new AppRefused(root, [
      "It registers no function. Expected at least one call such as app.http(…) while its main file loads; check that " +
        '"@azure/functions" is required and not replaced, and that this process has not loaded the same app before.',
    ]);

  const app = { registrations, appHookData, log };
  const functions = [...registrations.functions.values()].map(({ metadata }) => withTrigger(root, metadata));
  const triggerNames = new Map(functions.map(({ name, triggerName }) => [name, triggerName]));
  return {
    functions,
    acceptHttp,
    keepsEmpty,
    async invoke(name, { data, ...given }) {
      const registered = registrations.functions.get(name);
      const triggerName = triggerNames.get(name);
      if (registered === undefined || triggerName === undefined)
        throw new Error(`The app has no function "${name}".`);
      const inputData = [{ name: triggerName, data }];
      return runInvocation(app, registered, { ...given, functionId: name, inputData });
    },
    async terminate() {
      for (const hook of registrations.hooks.appTerminate)
        await hook({ hookData: appLevelHookData, appHookData });
      close();
    },
  };
}

function withTrigger(root: string, metadata: FunctionMetadata): AppFunction {
  const found = Object.entries(metadata.bindings).find(([, binding]) => /trigger$/i.test(binding.type));
  if (found === undefined) throw new AppRefused(root, [`Function "${metadata.name}" has no trigger.`]);
  return { ...metadata, triggerName: found[0], trigger: found[1] };
}

async function loadEntryPoint(root: string): Promise<void> {
  const { main, type } = await readPackage(root);
  const files: string[] = [];
  for await (const file of glob(main, { cwd: root })) files.push(file);
  if (files.length === 0)
    throw new AppRefused(root, [
      `No file matches "main" of its package.json, "${main}". Build the app, or correct the pattern.`,
    ]);
  for (const file of files.sort()) {
    const path = join(root, file);
    const isModule = extname(file) === ".mjs" || (extname(file) === ".js" && type === "module");
    try {
      if (isModule) await import(pathToFileURL(path).href);
      else createRequire(import.meta.url)(path);
    } catch (thrown) {
      throw new AppRefused(root, [`Its file ${file} failed while it was loaded: ${reason(thrown)}`], thrown);
    }
  }
}

async function readPackage(root: string): Promise<{ main: string; type: string | undefined }> {
  const file = join(root, "package.json");
  let content: unknown;
  try {
    content = JSON.parse(await readFile(file, "utf8"));
  } catch (thrown) {
    throw new AppRefused(root, [`${file} cannot be read as JSON: ${reason(thrown)}`], thrown);
  }
  const main = content instanceof Object && "main" in content ? content.main : undefined;
  if (typeof main !== "string" || main === "")
    throw new AppRefused(root, [
      `${file} has no "main". Expected the path, or a glob, of the built entry file.`,
    ]);
  const type = content instanceof Object && "type" in content ? content.type : undefined;
  return { main, type: typeof type === "string" ? type : undefined };
}

interface OpenModel {
  readonly acceptHttp: AcceptHttp | undefined;
  readonly keepsEmpty: boolean;
  close(): void;
}

/**
 * Asks the programming model for its capabilities, at which it opens a server when the app streams HTTP. It would open
 * it on every interface; here it is bound to loopback, and remembered, so that it can be given requests and be closed.
 */
async function openModel({ model }: Registrations): Promise<OpenModel> {
  const opened: Server[] = [];
  const listen = Server.prototype.listen;
  Server.prototype.listen = function onLoopback(this: Server, ...args: unknown[]): Server {
    opened.push(this);
    const onlyCallback = args.length === 1 && typeof args[0] === "function";
    return Reflect.apply(listen, this, onlyCallback ? [0, "127.0.0.1", ...args] : args);
  };
  try {
    const capabilities = await model?.getCapabilities?.({ ...WORKER_CAPABILITIES });
    const streams = capabilities?.HttpUri !== undefined;
    return {
      keepsEmpty: capabilities?.IncludeEmptyEntriesInMessagePayload === "true",
      acceptHttp: streams ? (request, response) => opened[0]?.emit("request", request, response) : undefined,
      close: () => {
        for (const server of opened) server.close();
      },
    };
  } finally {
    Server.prototype.listen = listen;
  }
}

/** What the worker itself offers before the programming model adds to it (getWorkerCapabilities.ts of the worker). */
const WORKER_CAPABILITIES: Readonly<Record<string, string>> = {
  RawHttpBodyBytes: "true",
  RpcHttpTriggerMetadataRemoved: "true",
  RpcHttpBodyOnly: "true",
  IgnoreEmptyValuedRpcHttpHeaders: "true",
  UseNullableValueDictionaryForHttp: "true",
  WorkerStatus: "true",
  TypedDataCollection: "true",
  HandlesWorkerTerminateMessage: "true",
};

function reason(thrown: unknown): string {
  return thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown);
}
