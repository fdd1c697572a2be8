import { Agent as HttpAgent, request as httpRequest, type IncomingHttpHeaders } from "node:http";
import { Agent as HttpsAgent, request as httpsRequest } from "node:https";

export interface ExchangeRequest {
  readonly method: "OPTIONS" | "POST";
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  /** The whole exchange may take this long; then it fails with the code `ETIMEDOUT`. */
  readonly limitMs: number;
  readonly signal: AbortSignal;
}

export interface ExchangeAnswer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
}

/** Sends requests over connections that stay open between them, follows no redirect and keeps no answer's body. */
export interface HttpExchange {
  send(request: ExchangeRequest): Promise<ExchangeAnswer>;
  close(): void;
}

/** @param connections How many connections to one host may be open at once. */
export function httpExchange(connections: number): HttpExchange {
  const plain = new HttpAgent({ keepAlive: true, maxSockets: connections });
  const secure = new HttpsAgent({ keepAlive: true, maxSockets: connections });

  function send({ method, url, headers, body, limitMs, signal }: ExchangeRequest): Promise<ExchangeAnswer> {
    const { promise, resolve, reject } = Promise.withResolvers<ExchangeAnswer>();
    const options = { method, headers, signal };
    const request =
      new URL(url).protocol === "https:"
        ? httpsRequest(url, { ...options, agent: secure })
        : httpRequest(url, { ...options, agent: plain });
    const late = setTimeout(() => {
      request.destroy(Object.assign(new Error(`No answer within ${limitMs} ms.`), { code: "ETIMEDOUT" }));
    }, limitMs);
    request.once("error", reject).once("response", (answer) => {
      answer.once("error", reject).once("end", () => {
        resolve({ status: answer.statusCode ?? 0, headers: answer.headers });
      });
      answer.resume();
    });
    request.end(body);
    return promise.finally(() => clearTimeout(late));
  }

  return {
    send,
    close: () => {
      plain.destroy();
      secure.destroy();
    },
  };
}
