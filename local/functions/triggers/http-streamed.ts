import {
  Agent,
  type ClientRequest,
  request as forward,
  type IncomingMessage,
  type ServerResponse,
} from "node:http";
import type { TypedData } from "../rpc.ts";
import type { HttpCall, HttpCaller } from "./http.ts";
import { endWith } from "./http-failure.ts";

/** Ties a forwarded request to its invocation; the programming model waits for it (`httpProxy.ts` there). */
const INVOCATION_ID = "x-ms-invocation-id";

/** Headers that belong to one connection (RFC 9110, section 7.6.1), and those that the forwarding sets itself. */
const NOT_FORWARDED = new Set([
  "connection",
  "keep-alive",
  "proxy-authenticate",
  "proxy-authorization",
  "te",
  "trailer",
  "transfer-encoding",
  "upgrade",
  "expect",
  "host",
  "x-forwarded-host",
  "x-forwarded-proto",
  INVOCATION_ID,
]);

interface Streaming {
  /** Where the programming model takes requests. */
  readonly httpUri: URL;
  readonly maxBodyBytes: number;
  readonly newId: () => string;
  /** Invokes the function; resolves when it has answered through the forwarded request, and rejects when it failed. */
  readonly invoke: (call: HttpCall, invocationId: string, metadata: Metadata) => Promise<unknown>;
}

type Metadata = Readonly<Record<string, TypedData>>;

/**
 * Calls functions of an app with `enableHttpStream`: the invocation carries headers and parameters, and the request
 * itself is forwarded, bytes as they come, to the port that the programming model has opened, as the host does
 * (DefaultHttpProxyService.cs of Azure/azure-functions-host).
 */
export function streamedCalls({
  httpUri,
  maxBodyBytes,
  newId,
  invoke,
}: Streaming): HttpCaller & { close(): void } {
  // No limit of sockets: each request that waits for a function holds one.
  const agent = new Agent({ keepAlive: true });

  function open(call: HttpCall, invocationId: string): ClientRequest {
    const { request } = call;
    return forward({
      agent,
      host: httpUri.hostname,
      port: httpUri.port,
      method: request.method,
      path: request.url,
      setDefaultHeaders: false,
      headers: [
        ...forwardedHeaders(request.rawHeaders),
        "host",
        httpUri.host,
        "x-forwarded-host",
        request.headers.host ?? "localhost",
        "x-forwarded-proto",
        "http",
        INVOCATION_ID,
        invocationId,
        ...(request.headers["transfer-encoding"] === undefined ? [] : ["transfer-encoding", "chunked"]),
      ],
    });
  }

  async function call(given: HttpCall): Promise<void> {
    const { request, response } = given;
    if (Number(request.headers["content-length"] ?? 0) > maxBodyBytes) return endWith(response, 413);
    const invocationId = newId();
    const forwarded = open(given, invocationId);
    forwarded.on("response", (answer) => passOn(answer, response));
    forwarded.on("error", () => endWith(response, 502));
    response.on("close", () => {
      if (!response.writableFinished) forwarded.destroy();
    });
    limit(request, maxBodyBytes, () => {
      endWith(response, 413);
      forwarded.destroy();
    });
    request.pipe(forwarded);
    try {
      await invoke(given, invocationId, streamMetadata(given));
    } catch {
      refuse(500); // what it threw is logged by the host
    }
    function refuse(status: number): void {
      endWith(response, status);
      forwarded.destroy();
    }
  }
  return Object.assign(call, { close: () => agent.destroy() });
}

/** What the programming model takes from the invocation instead of from the forwarded request. */
function streamMetadata({ request, parameters }: HttpCall): Metadata {
  const metadata: Record<string, TypedData> = { Headers: { json: JSON.stringify(joined(request)) } };
  for (const [name, value] of Object.entries(parameters)) metadata[name] = { string: value };
  return metadata;
}

/** Headers by lower-case name, values of one name joined as a browser's `Headers` joins them. */
export function joined({ headers }: IncomingMessage): Record<string, string> {
  const texts: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers))
    if (value !== undefined) texts[name] = Array.isArray(value) ? value.join(", ") : value;
  return texts;
}

function forwardedHeaders(rawHeaders: readonly string[]): string[] {
  const kept: string[] = [];
  for (let at = 0; at + 1 < rawHeaders.length; at += 2) {
    const [name = "", value = ""] = rawHeaders.slice(at, at + 2);
    if (!NOT_FORWARDED.has(name.toLowerCase())) kept.push(name, value);
  }
  return kept;
}

function passOn(answer: IncomingMessage, response: ServerResponse): void {
  if (response.headersSent) return void answer.destroy();
  response.writeHead(answer.statusCode ?? 502, forwardedHeaders(answer.rawHeaders));
  answer.on("error", () => response.destroy());
  answer.pipe(response);
}

/** A body of unknown length is counted while it passes. */
function limit(request: IncomingMessage, maxBytes: number, exceeded: () => void): void {
  if (request.headers["transfer-encoding"] === undefined) return;
  let bytes = 0;
  request.on("data", (chunk: Buffer) => {
    bytes += chunk.length;
    if (bytes > maxBytes) {
      request.removeAllListeners("data");
      exceeded();
    }
  });
}
