import { request as requestHttp } from "node:http";
import { request as requestHttps } from "node:https";

/** Dynamics waits 60 s for an answer («Use webhooks to create external handlers for server events»). */
export const ANSWER_LIMIT_MS = 60_000;

/** A way in for webhooks, as run.json describes it. */
export interface Webhook {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** What a sender sees of an answer: Dynamics reads the status, and Business Central the text of a handshake. */
export interface Answered {
  readonly status: number;
  readonly text: string;
  /** The connector's name for what it kept, for those who want to follow it. */
  readonly arrival: string | undefined;
}

/** Posts a body; rejects when there is no whole answer within the limit. */
export function post(
  { url, headers }: Webhook,
  body: string | Uint8Array,
  own: Readonly<Record<string, string>> = {},
  limitMs = ANSWER_LIMIT_MS,
): Promise<Answered> {
  return new Promise((resolve, reject) => {
    const length = String(Buffer.byteLength(body));
    const request = url.startsWith("https:") ? requestHttps : requestHttp;
    const sent = request(url, { method: "POST", headers: { "content-length": length, ...own, ...headers } });
    const late = setTimeout(
      () => sent.destroy(new Error(`${new URL(url).origin} did not answer within ${limitMs} ms.`)),
      limitMs,
    );
    sent.once("response", (response) => {
      const arrival = response.headers["x-d365-events-arrival"];
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.once("end", () =>
        resolve({
          status: response.statusCode ?? 0,
          text: Buffer.concat(chunks).toString(),
          arrival: typeof arrival === "string" ? arrival : undefined,
        }),
      );
      response.once("error", reject);
    });
    sent.once("error", reject);
    sent.once("close", () => clearTimeout(late));
    sent.end(body);
  });
}
