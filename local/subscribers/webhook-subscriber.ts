import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { elementTexts } from "../eventgrid/json-text.ts";
import { listen, stopServer } from "../listen.ts";
import { type EventLog, eventLog } from "./event-log.ts";
import { type ReceivedEvent, readReceivedEvent } from "./received-event.ts";

const HOST = "127.0.0.1";
const HOOK_PATH = "/hook";
const EVENTS_PATH = "/events";
const NEWEST_KEPT = 100_000;
/** Events are written in pieces of about this many characters. */
const PIECE = 65_536;

export interface WebhookSubscriberOptions {
  /** 0 takes any free port. */
  readonly port: number;
  readonly onEvent?: (event: ReceivedEvent) => void;
  /** Reads what a `dataref` leads to. An event is then listed with its data, as its consumer has them. */
  readonly readData?: (url: string) => Promise<string>;
}

/** A webhook that keeps what it receives. */
export interface WebhookSubscriber {
  /** Where Event Grid delivers. */
  readonly hookUrl: string;
  /** `GET` lists every event received, newest last; `?since=<n>` leaves out the first n. */
  readonly eventsUrl: string;
  stop(): Promise<void>;
}

/** @throws An error of one line when the port is taken. */
export async function startWebhookSubscriber(options: WebhookSubscriberOptions): Promise<WebhookSubscriber> {
  const log = eventLog(NEWEST_KEPT);
  const server = createServer((request, response) => {
    answer(request, response, log, options).catch((error: unknown) => {
      if (response.headersSent) response.destroy();
      else refuse(response, 400, error instanceof Error ? error.message : String(error));
    });
  });
  const port = await listen(server, { port: options.port, host: HOST, part: "the sample webhook" });
  return {
    hookUrl: `http://${HOST}:${port}${HOOK_PATH}`,
    eventsUrl: `http://${HOST}:${port}${EVENTS_PATH}`,
    stop: () => stopServer(server),
  };
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  log: EventLog,
  options: WebhookSubscriberOptions,
): Promise<void> {
  const url = new URL(request.url ?? "/", `http://${HOST}`);
  switch (`${request.method} ${url.pathname}`) {
    case `OPTIONS ${HOOK_PATH}`:
      return agree(request, response);
    case `POST ${HOOK_PATH}`:
      return await receive(request, response, log, options);
    case `GET ${EVENTS_PATH}`:
      return await list(response, log, url.searchParams.get("since") ?? "0");
    default:
      return refuse(response, 404, `Expected POST ${HOOK_PATH} or GET ${EVENTS_PATH}.`);
  }
}

/** CloudEvents' «HTTP 1.1 Web Hooks», 4: we allow whoever asks, at any rate. */
function agree(request: IncomingMessage, response: ServerResponse): void {
  const origin = request.headers["webhook-request-origin"];
  response.setHeader("WebHook-Allowed-Origin", origin ?? "*");
  response.setHeader("WebHook-Allowed-Rate", "*");
  response.writeHead(200).end();
}

async function receive(
  request: IncomingMessage,
  response: ServerResponse,
  log: EventLog,
  { onEvent, readData }: WebhookSubscriberOptions,
): Promise<void> {
  const body = Buffer.concat(await request.toArray()).toString("utf8");
  const isBatch = request.headers["content-type"]?.startsWith("application/cloudevents-batch+json") ?? false;
  if (isBatch) JSON.parse(body);
  const texts = isBatch ? elementTexts(body) : [body];
  const events = await Promise.all(texts.map((text) => withData(readReceivedEvent(text), readData)));
  for (const event of events) {
    log.add(event.text);
    onEvent?.(event);
  }
  response.writeHead(200).end();
}

/** An event with the data that it refers to; whoever delivers it tries again when they cannot be read. */
async function withData(
  event: ReceivedEvent,
  readData: WebhookSubscriberOptions["readData"],
): Promise<ReceivedEvent> {
  if (event.dataref === undefined || readData === undefined) return event;
  return { ...event, text: `${event.text.trim().slice(0, -1)},"data":${await readData(event.dataref)}}` };
}

/** Events as one JSON array of their exact texts; `x-events-cut` says how many are no longer kept. */
async function list(response: ServerResponse, log: EventLog, since: string): Promise<void> {
  if (!/^[0-9]{1,15}$/.test(since)) {
    return refuse(response, 400, "Expected ?since=<n>, the number of events to leave out.");
  }
  response.writeHead(200, {
    "content-type": "application/json; charset=utf-8",
    "x-events-total": log.total,
    "x-events-cut": log.cut,
  });
  await pipeline(Readable.from(pieces(log.after(Number(since)))), response);
}

function* pieces(texts: Iterable<string>): Generator<string> {
  let piece = "[";
  let separator = "";
  for (const text of texts) {
    piece += separator + text;
    separator = ",\n";
    if (piece.length < PIECE) continue;
    yield piece;
    piece = "";
  }
  yield `${piece}]\n`;
}

function refuse(response: ServerResponse, status: number, message: string): void {
  response.writeHead(status, { "content-type": "text/plain; charset=utf-8" }).end(`${message}\n`);
}
