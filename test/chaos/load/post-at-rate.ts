import { Agent, request } from "node:http";
import { setTimeout as pause } from "node:timers/promises";
import type { Webhook } from "../../../local/dynamics/post.ts";
import type { LoadMessage } from "./load-messages.ts";
import type { Phase } from "./phase.ts";

const TICK_MS = 5;
const AGAIN_MS = 1_000;
const MOST_TRIES = 120;
const LIMIT_MS = 60_000;

export interface Posted {
  readonly mark: string;
  readonly dueAtMs: number;
  /** The status of the first answer; 0 when there was none. */
  readonly first: number;
  readonly firstMs: number;
  readonly tries: number;
  readonly accepted: boolean;
}

/**
 * Posts at a rate that the answers do not slow down, as many sources together do, and again what was not accepted.
 *
 * @param onDue Called with each message and the moment (by `Date.now`) at which it is due.
 */
export async function postAtRate(
  { perSecond, seconds }: Phase,
  webhook: Webhook,
  next: () => LoadMessage,
  onDue: (mark: string, dueAtMs: number) => void,
): Promise<readonly Posted[]> {
  const agent = new Agent({ keepAlive: true, maxSockets: 2_000 });
  const count = perSecond * seconds;
  const startedAtMs = Date.now();
  const posting: Promise<Posted>[] = [];
  while (posting.length < count) {
    const due = Math.min(count, Math.ceil(((Date.now() - startedAtMs) * perSecond) / 1_000));
    while (posting.length < due) {
      const message = next();
      const dueAtMs = startedAtMs + (posting.length * 1_000) / perSecond;
      onDue(message.mark, dueAtMs);
      posting.push(postUntilAccepted(webhook, agent, message, dueAtMs));
    }
    await pause(TICK_MS);
  }
  const posted = await Promise.all(posting);
  agent.destroy();
  return posted;
}

async function postUntilAccepted(
  webhook: Webhook,
  agent: Agent,
  { mark, body }: LoadMessage,
  dueAtMs: number,
): Promise<Posted> {
  const first = await post(webhook, agent, body);
  const firstMs = Date.now() - dueAtMs;
  let status = first;
  let tries = 1;
  while (status !== 202 && tries < MOST_TRIES) {
    await pause(AGAIN_MS * (0.5 + Math.random()));
    status = await post(webhook, agent, body);
    tries += 1;
  }
  return { mark, dueAtMs, first, firstMs, tries, accepted: status === 202 };
}

function post({ url, headers }: Webhook, agent: Agent, body: Buffer): Promise<number> {
  return new Promise((resolve) => {
    const sent = request(url, {
      method: "POST",
      agent,
      timeout: LIMIT_MS,
      headers: {
        "content-type": "application/json; charset=utf-8",
        "content-length": body.length,
        ...headers,
      },
    });
    sent.once("response", (response) => {
      response.resume();
      response.once("close", () => resolve(response.statusCode ?? 0));
    });
    sent.once("timeout", () => sent.destroy());
    sent.once("error", () => resolve(0));
    sent.end(body);
  });
}
