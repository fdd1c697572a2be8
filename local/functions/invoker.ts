import type { LoadedApp } from "./load-app.ts";
import type { LogSink } from "./log-line.ts";
import type { InvocationResponse, TypedData } from "./rpc.ts";
import { traceContext } from "./trace-context.ts";

/** One call of a function: what its trigger gives, and what is known about the caller. */
interface Call {
  readonly name: string;
  readonly data: TypedData;
  readonly metadata?: Readonly<Record<string, TypedData>>;
  readonly invocationId?: string;
  readonly traceparent?: unknown;
  readonly tracestate?: unknown;
}

export type Invoke = (call: Call) => Promise<InvocationResponse>;

/** Calls functions and logs what they throw, as the host does. */
export function invoker(app: LoadedApp, log: LogSink, newId: () => string): Invoke {
  return async ({ name, data, metadata = {}, invocationId = newId(), traceparent, tracestate }) => {
    try {
      const trace = traceContext(traceparent, tracestate, newId);
      return await app.invoke(name, { invocationId, data, triggerMetadata: metadata, traceContext: trace });
    } catch (thrown) {
      const reason = thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown);
      const message = `Executed 'Functions.${name}' (Failed, Id=${invocationId}): ${reason}`;
      log({ level: "error", category: "host", message, function: name, invocationId });
      throw thrown;
    }
  };
}
