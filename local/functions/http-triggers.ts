import type { RequestListener } from "node:http";
import { type AppSettings, maxBodyBytes } from "./app-settings.ts";
import type { HostJson } from "./host-json.ts";
import type { Invoke } from "./invoker.ts";
import type { LoadedApp } from "./load-app.ts";
import type { ServedFunction } from "./read-triggers.ts";
import { eventGridWebhook } from "./triggers/event-grid.ts";
import { type HttpCall, httpRouter } from "./triggers/http.ts";
import { bufferedCalls } from "./triggers/http-buffered.ts";
import { endWith } from "./triggers/http-failure.ts";
import { streamedCalls } from "./triggers/http-streamed.ts";

interface HttpTriggers {
  readonly app: LoadedApp;
  readonly served: readonly ServedFunction[];
  readonly hostJson: HostJson;
  readonly settings: AppSettings;
  readonly invoke: Invoke;
  readonly newId: () => string;
}

/** Everything that the app answers over HTTP: its HTTP functions, and the webhook of its Event Grid functions. */
export function httpTriggers({
  app,
  served,
  hostJson,
  settings,
  invoke,
  newId,
}: HttpTriggers): RequestListener {
  const called = ({ function: { name }, request }: HttpCall) => ({
    name,
    traceparent: request.headers.traceparent,
    tracestate: request.headers.tracestate,
  });
  const { acceptHttp } = app;
  const caller =
    acceptHttp === undefined
      ? bufferedCalls({
          maxBodyBytes: maxBodyBytes(settings),
          invoke: async (call, data) => (await invoke({ ...called(call), data })).returnValue,
        })
      : streamedCalls({
          accept: acceptHttp,
          maxBodyBytes: maxBodyBytes(settings),
          newId,
          invoke: (call, invocationId, metadata) =>
            invoke({ ...called(call), data: { http: {} }, metadata, invocationId }),
        });
  const route = httpRouter(
    served.filter((given) => given.kind === "http").map(({ http }) => http),
    hostJson.routePrefix,
    caller,
  );
  const eventGrid = eventGridWebhook(
    new Set(served.filter(({ kind }) => kind === "eventGrid").map(({ name }) => name)),
    (name, data) => invoke({ name, data, metadata: { data } }),
  );
  return (request, response) => {
    if (!route(request, response) && !eventGrid(request, response)) endWith(response, 404);
  };
}
