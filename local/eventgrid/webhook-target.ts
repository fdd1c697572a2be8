import type { Delivery, DeliveryTarget } from "./delivery.ts";
import { handshake } from "./handshake.ts";
import { httpExchange } from "./http-exchange.ts";
import { HANDSHAKE_REFUSED, type Outcome, socketOutcome, webhookOutcome } from "./outcome.ts";

/** «Event Grid waits 30 seconds for a response»; scaled, but never so short that a healthy webhook fails. */
const ANSWER_LIMIT_MS = 30_000;
const LEAST_ANSWER_LIMIT_MS = 1_000;

const REQUESTS_AT_ONCE = 32;

export interface WebhookTargetOptions {
  readonly url: string;
  readonly subscription: string;
  readonly timeScale: number;
}

/** Posts each event by itself, once the webhook has agreed to it in CloudEvents' handshake. */
export function webhookTarget({ url, subscription, timeScale }: WebhookTargetOptions): DeliveryTarget {
  const exchange = httpExchange(REQUESTS_AT_ONCE);
  const limitMs = Math.max(LEAST_ANSWER_LIMIT_MS, ANSWER_LIMIT_MS * timeScale);
  const agrees = handshake({ exchange, url, limitMs });

  async function post(delivery: Delivery, signal: AbortSignal): Promise<Outcome> {
    try {
      if (!(await agrees(signal))) return HANDSHAKE_REFUSED;
      const headers = deliveryHeaders(delivery, subscription);
      const body = delivery.event.text;
      const answer = await exchange.send({ method: "POST", url, headers, body, limitMs, signal });
      return webhookOutcome(answer.status);
    } catch (error) {
      return socketOutcome(errorCode(error));
    }
  }

  return {
    batchSize: 1,
    concurrency: REQUESTS_AT_ONCE,
    deliver: (deliveries, signal) => Promise.all(deliveries.map((delivery) => post(delivery, signal))),
    stop: async () => exchange.close(),
  };
}

function deliveryHeaders(delivery: Delivery, subscription: string): Readonly<Record<string, string>> {
  return {
    "content-type": "application/cloudevents+json; charset=utf-8",
    "content-length": `${Buffer.byteLength(delivery.event.text)}`,
    "aeg-subscription-name": subscription.toUpperCase(),
    "aeg-delivery-count": `${delivery.attempts}`,
    "aeg-event-type": "Notification",
    "aeg-metadata-version": "1.0",
    "aeg-output-event-id": delivery.outputId,
    ...Object.fromEntries(delivery.properties),
  };
}

function errorCode(error: unknown): string | undefined {
  return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : undefined;
}
