import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { listen, stopServer } from "../listen.ts";
import { authorize } from "./authorize.ts";
import type { IncomingEvent } from "./published-event.ts";
import { readPublish } from "./read-publish.ts";
import { errorBody, Refusal } from "./refusal.ts";

/** «Quotas and limits in Azure Event Grid»: the bytes of one request. */
const MOST_BYTES = 1_048_576;
const API_VERSION = "2018-01-01";
const HOST = "127.0.0.1";

export interface TopicServerOptions {
  readonly topic: string;
  readonly key: string;
  /** 0 takes any free port. */
  readonly port: number;
  readonly nowMs: () => number;
  /** All events of one request; the publisher is answered when this has returned. */
  readonly onPublished: (events: readonly IncomingEvent[]) => void;
}

/** The publishing side of the topic. */
export interface TopicServer {
  readonly endpoint: string;
  stop(): Promise<void>;
}

/** @throws An error of one line when the port is taken. */
export async function startTopicServer(options: TopicServerOptions): Promise<TopicServer> {
  const path = `/topics/${options.topic}/api/events`;
  const server = createServer((request, response) => {
    answer(request, response, options, path).catch((error: unknown) => refuse(response, error));
  });
  const port = await listen(server, { port: options.port, host: HOST, part: "the Event Grid stand-in" });
  return {
    endpoint: `http://${HOST}:${port}${path}`,
    stop: () => stopServer(server),
  };
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  { key, nowMs, onPublished }: TopicServerOptions,
  path: string,
): Promise<void> {
  const body = await readBody(request);
  const url = new URL(request.url ?? "/", `http://${HOST}`);
  if (url.pathname !== path) {
    throw new Refusal(404, "NotFound", `No topic here: expected ${path}, got ${url.pathname}.`);
  }
  if (request.method !== "POST") throw new Refusal(405, "MethodNotAllowed", "Events are published by POST.");
  authorize(request.headers, key, path, nowMs());
  const version = url.searchParams.get("api-version");
  if (version !== API_VERSION) {
    throw new Refusal(400, "BadRequest", `Expected api-version=${API_VERSION}, got ${version}.`);
  }
  if (body === undefined) {
    throw new Refusal(413, "PayloadTooLarge", `The maximum size (${MOST_BYTES}) has been exceeded.`);
  }
  onPublished(readPublish(request.headers, body));
  response.writeHead(200).end();
}

/** The body, or nothing when it is too large: then it is read to its end all the same, so that the answer arrives. */
async function readBody(request: IncomingMessage): Promise<Uint8Array | undefined> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of request) {
    bytes += chunk.length;
    if (bytes <= MOST_BYTES) chunks.push(chunk);
  }
  return bytes <= MOST_BYTES ? Buffer.concat(chunks) : undefined;
}

function refuse(response: ServerResponse, error: unknown): void {
  const refusal = error instanceof Refusal ? error : new Refusal(500, "InternalServerError", String(error));
  const body = errorBody(refusal);
  response.writeHead(refusal.status, {
    "content-type": "application/json; charset=utf-8",
    "content-length": Buffer.byteLength(body),
  });
  response.end(body);
}
