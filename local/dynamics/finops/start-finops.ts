import { setTimeout as pause } from "node:timers/promises";
import { type FinopsMessage, purchaseOrderConfirmed } from "../finops-event.ts";
import { endpointProbe } from "../finops-probe.ts";
import { type Answered, post } from "../post.ts";

/** «Business events overview», processing: three tries, a second apart, then the error list. */
const TRIES = 3;
const BETWEEN_MS = 1_000;
const ANSWER_LIMIT_MS = 30_000;
/** Control numbers are record ids: they rise, and others take some of them. */
const FIRST_CONTROL_NUMBER = 5_637_144_576;
const LARGEST_GAP = 4;

export interface FinopsOptions {
  readonly nowMs: () => number;
  readonly newId: () => string;
  readonly random: () => number;
  readonly timeScale: number;
}

/** A business event that was tried in vain. */
export interface FailedEvent {
  readonly eventId: string;
  readonly businessEventId: string;
  readonly controlNumber: number;
  readonly message: string;
  /** As it was sent, and is sent again. */
  readonly body: string;
}

/** What became of an event. */
export interface Sent {
  readonly eventId: string;
  readonly controlNumber: number;
  readonly tries: number;
  readonly isDelivered: boolean;
  readonly arrival: string | undefined;
}

/** A simulated environment of Finance & Operations with one endpoint, of the type HTTPS. */
export interface Finops {
  /** Saves the endpoint's address; a probe is sent to it, and what it answers decides. */
  setEndpoint(url: string): Promise<boolean>;
  /** Takes an address as one that was saved before. */
  useEndpoint(url: string): void;
  /** Confirms a purchase order, which is told. */
  confirmPurchaseOrder(): Promise<Sent>;
  /** The events that wait for a person to send them again. */
  errors(): readonly FailedEvent[];
  /** Sends one again, under its own id; absent when there is no such one. */
  resend(eventId: string): Promise<Sent | undefined>;
}

export function startFinops({ nowMs, newId, random, timeScale }: FinopsOptions): Finops {
  const failed = new Map<string, FailedEvent>();
  let endpoint = "";
  let controlNumber = FIRST_CONTROL_NUMBER + Math.floor(random() * 1_000_000);

  async function send(event: Omit<FailedEvent, "message">): Promise<Sent> {
    let message = "";
    for (let tries = 1; ; tries++) {
      const answer = await postJson(endpoint, event.body).catch((error: unknown) => {
        message = error instanceof Error ? error.message : String(error);
        return undefined;
      });
      const isDelivered = isSuccess(answer);
      if (answer !== undefined && !isDelivered) message = `The endpoint answered ${answer.status}.`;
      if (isDelivered) failed.delete(event.eventId);
      else if (tries < TRIES) {
        await pause(BETWEEN_MS * timeScale);
        continue;
      } else failed.set(event.eventId, { ...event, message });
      const { eventId, controlNumber: number } = event;
      return { eventId, controlNumber: number, tries, isDelivered, arrival: answer?.arrival };
    }
  }

  return {
    setEndpoint: async (url) => {
      const answer = await postJson(url, endpointProbe({ newId })).catch(() => undefined);
      if (!isSuccess(answer)) return false;
      endpoint = url;
      return true;
    },
    useEndpoint: (url) => {
      endpoint = url;
    },
    confirmPurchaseOrder: () => {
      controlNumber += 1 + Math.floor(random() * LARGEST_GAP);
      const eventId = newId().toUpperCase();
      const { body, businessEventId }: FinopsMessage = purchaseOrderConfirmed({
        nowMs,
        newId: () => eventId,
        controlNumber,
      });
      return send({ eventId, businessEventId, controlNumber, body });
    },
    errors: () => [...failed.values()],
    resend: async (eventId) => {
      const event = failed.get(eventId);
      return event === undefined ? undefined : await send(event);
    },
  };
}

function postJson(url: string, body: string): Promise<Answered> {
  return post(
    { url, headers: {} },
    body,
    { "content-type": "application/json; charset=utf-8" },
    ANSWER_LIMIT_MS,
  );
}

function isSuccess(answer: Answered | undefined): boolean {
  return answer !== undefined && answer.status >= 200 && answer.status <= 299;
}
