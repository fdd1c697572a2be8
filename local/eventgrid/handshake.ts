import type { HttpExchange } from "./http-exchange.ts";

const DELIVERY_ORIGIN = "eventgrid.azure.net";
const REQUESTS_PER_MINUTE = "120";

export interface HandshakeOptions {
  readonly exchange: HttpExchange;
  readonly url: string;
  readonly limitMs: number;
}

/**
 * Asks a webhook once whether it agrees to deliveries, by «Endpoint validation with CloudEvents schema»: its answer
 * names our origin, or `*`. A refusal, or no answer, is not kept: the next call asks again.
 */
export function handshake({
  exchange,
  url,
  limitMs,
}: HandshakeOptions): (signal: AbortSignal) => Promise<boolean> {
  let agreement: Promise<boolean> | undefined;

  async function ask(signal: AbortSignal): Promise<boolean> {
    let agreed = false;
    try {
      const headers = {
        "WebHook-Request-Origin": DELIVERY_ORIGIN,
        "WebHook-Request-Rate": REQUESTS_PER_MINUTE,
      };
      const answer = await exchange.send({ method: "OPTIONS", url, headers, limitMs, signal });
      const allowed = answer.headers["webhook-allowed-origin"];
      agreed = allowed === "*" || allowed === DELIVERY_ORIGIN;
      return agreed;
    } finally {
      if (!agreed) agreement = undefined;
    }
  }

  return (signal) => {
    agreement ??= ask(signal);
    return agreement;
  };
}
