import { createServer, type IncomingHttpHeaders, type Server } from "node:http";
import { AzureKeyCredential, EventGridPublisherClient } from "@azure/eventgrid";
import { type EventGridOptions, startEventGrid } from "../../../local/eventgrid/start-event-grid.ts";
import { readSubscriptions } from "../../../local/eventgrid/subscription.ts";

export const KEY = Buffer.from("a key for tests").toString("base64");

/** A subscription to a webhook named `hook`, as the topology writes it. */
export const HOOK = { name: "hook", destination: { kind: "webhook" } };

/** Starts the stand-in with subscriptions as the topology writes them, a thousand times as fast as Azure. */
export function startGrid(subscriptions: readonly unknown[], options: Partial<EventGridOptions> = {}) {
  return startEventGrid({
    topic: "orders",
    key: KEY,
    port: 0,
    subscriptions: readSubscriptions(subscriptions),
    webhooks: {},
    timeScale: 0.001,
    ...options,
  });
}

export function publisherOf(endpoint: string): EventGridPublisherClient<"CloudEvent"> {
  return new EventGridPublisherClient(endpoint, "CloudEvent", new AzureKeyCredential(KEY), {
    allowInsecureConnection: true,
    retryOptions: { maxRetries: 0 },
  });
}

/** An event with all that a subscription may route on. */
export function eventOf(id: string) {
  const source = "urn:dynamics365:dataverse:org";
  const subject = `contact/${id}`;
  return { id, source, subject, type: "com.dynamics365.dataverse.contact.updated.v1", data: { name: "Ada" } };
}

export interface HookRequest {
  readonly method: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** A webhook that answers each request as `answer` says. */
export interface Hook {
  readonly url: string;
  readonly requests: readonly HookRequest[];
  stop(): Promise<void>;
}

export interface HookAnswer {
  /** `never` leaves the request without an answer. */
  readonly status: number | "never";
  readonly headers?: Record<string, string>;
}

/** @param answer Is told the request and its number, the first being 1. */
export async function startHook(
  answer: (request: HookRequest, number: number) => HookAnswer,
  port = 0,
): Promise<Hook> {
  const requests: HookRequest[] = [];
  const server: Server = createServer(async (request, response) => {
    const body = Buffer.concat(await request.toArray()).toString();
    const seen = { method: request.method ?? "", headers: request.headers, body };
    requests.push(seen);
    const { status, headers = {} } = answer(seen, requests.length);
    if (status !== "never") response.writeHead(status, headers).end();
  });
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  const address = server.address();
  if (typeof address !== "object" || address === null) throw new Error("The server has no port.");
  return {
    url: `http://127.0.0.1:${address.port}/`,
    requests,
    stop: async () => {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  };
}

/** A webhook's agreement to deliveries. */
export const AGREED: HookAnswer = {
  status: 200,
  headers: { "WebHook-Allowed-Origin": "eventgrid.azure.net" },
};
