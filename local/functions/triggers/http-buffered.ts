import type { IncomingMessage, ServerResponse } from "node:http";
import type { RpcCookie, RpcHttp, TypedData } from "../rpc.ts";
import type { HttpCall, HttpCaller } from "./http.ts";
import { endWith } from "./http-failure.ts";
import { joinedHeaders } from "./http-headers.ts";

interface Buffering {
  readonly maxBodyBytes: number;
  /** Invokes the function and gives its return value; rejects when it failed. */
  readonly invoke: (call: HttpCall, data: TypedData) => Promise<TypedData | null | undefined>;
}

/**
 * Calls functions of an app without HTTP streaming: request and answer travel whole inside the invocation.
 *
 * A body without Content-Length does not arrive: the host copies it only when that header is above zero
 * (`ToRpcHttp` in GrpcMessageConversionExtensions.cs of Azure/azure-functions-host).
 */
export function bufferedCalls({ maxBodyBytes, invoke }: Buffering): HttpCaller {
  return async (call) => {
    const { request, response } = call;
    const length = Number(request.headers["content-length"] ?? 0);
    if (length > maxBodyBytes) return endWith(response, 413);
    try {
      const body = length > 0 ? await readBody(request) : undefined;
      answer(response, (await invoke(call, { http: readRequest(call, body) }))?.http);
    } catch {
      endWith(response, 500); // what it threw is logged by the host
    }
  };
}

export async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks);
}

function readRequest({ request, url, parameters }: HttpCall, body: Buffer | undefined): RpcHttp {
  return {
    method: request.method ?? "GET",
    url,
    headers: {},
    query: {},
    params: {},
    nullableHeaders: nullable(Object.entries(joinedHeaders(request))),
    nullableQuery: nullable(new URL(url).searchParams),
    nullableParams: nullable(Object.entries(parameters)),
    identities: [],
    ...(body === undefined ? {} : { body: { bytes: body } }),
  };
}

function nullable(pairs: Iterable<readonly [string, string]>): Record<string, { value: string }> {
  const mapping: Record<string, { value: string }> = {};
  for (const [name, value] of pairs)
    mapping[name] = { value: name in mapping ? `${mapping[name]?.value},${value}` : value };
  return mapping;
}

/** A function that returns nothing has no content, as in the host. */
function answer(response: ServerResponse, http: RpcHttp | undefined): void {
  if (http === undefined) {
    endWith(response, 204);
    return;
  }
  for (const [name, value] of Object.entries(http.headers ?? {})) response.setHeader(name, value);
  if (http.cookies?.length) response.setHeader("set-cookie", http.cookies.map(cookieText));
  const bytes = http.body?.bytes ?? Buffer.from(http.body?.string ?? "");
  response.writeHead(Number(http.statusCode ?? 200), { "content-length": bytes.length }).end(bytes);
}

function cookieText({ name, value }: RpcCookie): string {
  return `${encodeURIComponent(name)}=${encodeURIComponent(value)}`;
}
