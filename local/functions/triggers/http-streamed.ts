import type { IncomingMessage } from "node:http";
import { Transform } from "node:stream";
import type { AcceptHttp, StreamedRequest } from "../load-app.ts";
import type { TypedData } from "../rpc.ts";
import type { HttpCall, HttpCaller } from "./http.ts";
import { endWith } from "./http-failure.ts";
import { joinedHeaders } from "./http-headers.ts";

type Metadata = Readonly<Record<string, TypedData>>;

interface Streaming {
  readonly accept: AcceptHttp;
  readonly maxBodyBytes: number;
  readonly newId: () => string;
  /** Invokes the function; resolves when its answer is written, and rejects when it failed. */
  readonly invoke: (call: HttpCall, invocationId: string, metadata: Metadata) => Promise<unknown>;
}

/**
 * Calls functions of an app with `enableHttpStream`: the invocation carries headers and parameters, and the request
 * goes to the programming model as it is, bytes as they come.
 *
 * The host forwards it to the port that the model has opened (DefaultHttpProxyService.cs of Azure/azure-functions-host).
 * Here model and host share a process, so it is handed over without the second connection, with the same headers.
 */
export function streamedCalls({ accept, maxBodyBytes, newId, invoke }: Streaming): HttpCaller {
  return async (call) => {
    const { request, response } = call;
    if (Number(request.headers["content-length"] ?? 0) > maxBodyBytes) return endWith(response, 413);
    const invocationId = newId();
    const metadata = streamMetadata(call);
    request.headers["x-ms-invocation-id"] = invocationId;
    request.headers["x-forwarded-host"] = request.headers.host ?? "localhost";
    request.headers["x-forwarded-proto"] = "http";
    accept(
      limited(request, maxBodyBytes, () => endWith(response, 413)),
      response,
    );
    try {
      await invoke(call, invocationId, metadata);
      if (!response.headersSent) endWith(response, 204);
    } catch {
      if (!response.writableEnded) endWith(response, 500); // what it threw is logged by the host
    }
  };
}

/** What the programming model takes from the invocation instead of from the request. */
function streamMetadata({ request, parameters }: HttpCall): Metadata {
  const metadata: Record<string, TypedData> = { Headers: { json: JSON.stringify(joinedHeaders(request)) } };
  for (const [name, value] of Object.entries(parameters)) metadata[name] = { string: value };
  return metadata;
}

/** A body without a length is counted while it passes, and fails when it is too long. */
function limited(request: IncomingMessage, maxBytes: number, exceeded: () => void): StreamedRequest {
  const { headers, method, url } = request;
  if (headers["transfer-encoding"] === undefined) return request;
  let bytes = 0;
  const counted = new Transform({
    transform(chunk: Buffer, _, done) {
      bytes += chunk.length;
      if (bytes <= maxBytes) return done(null, chunk);
      exceeded();
      done(new Error(`The body is above the limit of ${maxBytes} bytes.`));
    },
  });
  counted.on("error", () => undefined); // the function that reads it hears of it
  request.on("error", (error) => counted.destroy(error));
  return Object.assign(request.pipe(counted), { headers, method, url });
}
