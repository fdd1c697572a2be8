import type { CoreInvocationContext, RegisteredFunction, Registrations } from "./core-module.ts";
import type { LogSink } from "./log-line.ts";
import type { InvocationRequest, InvocationResponse } from "./rpc.ts";

interface App {
  readonly registrations: Registrations;
  readonly appHookData: object;
  readonly log: LogSink;
}

/**
 * One call of a function in the worker's own order (InvocationHandler.ts of Azure/azure-functions-nodejs-worker):
 * arguments, `preInvocation` hooks (which may replace inputs and callback), the function, `postInvocation` hooks
 * (which may replace result and error), response. Rejects with what the function threw.
 */
export async function runInvocation(
  app: App,
  { metadata, callback }: RegisteredFunction,
  request: InvocationRequest,
): Promise<InvocationResponse> {
  const { model, hooks } = app.registrations;
  if (model === undefined) throw new Error("The app has set no programming model.");
  const hookData = {};
  let context: unknown;

  const core: CoreInvocationContext = {
    invocationId: request.invocationId,
    request,
    metadata,
    state: undefined,
    log(level, category, message) {
      const line = {
        level,
        category,
        message,
        hookData,
        appHookData: app.appHookData,
        invocationContext: context,
      };
      for (const hook of hooks.log) hook(line);
      app.log({
        level: line.level,
        category,
        message: line.message,
        function: metadata.name,
        invocationId: request.invocationId,
      });
    },
  };
  async function runHooks(name: "preInvocation" | "postInvocation", hookContext: object): Promise<void> {
    core.state = `${name}Hooks`;
    try {
      for (const hook of hooks[name]) await hook(hookContext);
    } finally {
      core.state = undefined;
    }
  }

  const invocation = await model.getInvocationModel(core);
  const given = await invocation.getArguments();
  context = given.context;
  const shared = { hookData, appHookData: app.appHookData, invocationContext: context };
  const before = { ...shared, functionCallback: callback, inputs: given.inputs };
  await runHooks("preInvocation", before);

  const after: { result: unknown; error: unknown } = { result: null, error: null };
  core.state = "invocation";
  try {
    after.result = await invocation.invokeFunction(context, before.inputs, before.functionCallback);
  } catch (thrown) {
    after.error = thrown;
  }
  core.state = undefined;
  const told = Object.assign(after, shared, { inputs: before.inputs });
  await runHooks("postInvocation", told);
  if (told.error !== null && told.error !== undefined) throw told.error;
  return invocation.getResponse(context, told.result);
}
