import type { IncomingMessage, ServerResponse } from "node:http";
import type { TypedData } from "../rpc.ts";
import { readBody } from "./http-buffered.ts";
import { endWith } from "./http-failure.ts";

/** Where the host's Event Grid extension listens. */
const WEBHOOK = "/runtime/webhooks/eventgrid";

/** Invokes an Event Grid function with one event; rejects when it failed. */
type InvokeWithEvent = (name: string, data: TypedData) => Promise<unknown>;

/**
 * `/runtime/webhooks/EventGrid?functionName=<name>`: the handshakes of both schemas, and deliveries, of which each
 * event is one invocation. One that fails makes the answer 500, so that Event Grid sends the whole delivery again
 * (EventGridExtensionConfigProvider.cs of the extension). Its key is not checked, as under `func start`.
 *
 * @returns Whether the request was meant for the extension.
 */
export function eventGridWebhook(
  functions: ReadonlySet<string>,
  invoke: InvokeWithEvent,
): (request: IncomingMessage, response: ServerResponse) => boolean {
  async function handle(
    request: IncomingMessage,
    response: ServerResponse,
    name: string | null,
  ): Promise<void> {
    if (name === null || !functions.has(name)) return endWith(response, 404);
    if (request.method === "OPTIONS") return allow(request, response);
    if (request.method !== "POST") return endWith(response, 404);
    const events = readEvents(await readBody(request));
    if (events === undefined) return endWith(response, 400);
    if (request.headers["aeg-event-type"] === "SubscriptionValidation") return validate(events, response);
    const outcomes = await Promise.allSettled(
      events.map((event) => invoke(name, { json: JSON.stringify(event) })),
    );
    endWith(response, outcomes.some(({ status }) => status === "rejected") ? 500 : 202);
  }

  return (request, response) => {
    const url = new URL(request.url ?? "/", "http://localhost");
    if (url.pathname.toLowerCase() !== WEBHOOK) return false;
    handle(request, response, url.searchParams.get("functionName")).catch(() => endWith(response, 500));
    return true;
  };
}

/** The handshake of CloudEvents (HTTP 1.1 Web Hooks for Event Delivery, section 4). */
function allow(request: IncomingMessage, response: ServerResponse): void {
  response.setHeader("webhook-allowed-origin", request.headers["webhook-request-origin"] ?? "*");
  endWith(response, 200);
}

/** The handshake of the Event Grid schema: the code comes back. */
function validate([event]: readonly unknown[], response: ServerResponse): void {
  const data = event instanceof Object && "data" in event ? event.data : undefined;
  if (data instanceof Object && "validationCode" in data)
    response
      .writeHead(200, { "content-type": "application/json" })
      .end(JSON.stringify({ validationResponse: data.validationCode }));
  else endWith(response, 400);
}

/** A delivery is one event or an array of them, in structured JSON. */
function readEvents(body: Buffer): readonly unknown[] | undefined {
  try {
    const content: unknown = JSON.parse(body.toString("utf8"));
    return Array.isArray(content) ? content : [content];
  } catch {
    return undefined;
  }
}
