import { Failure, shownError } from "../../failure/failure.ts";
import { retryAfter } from "../../failure/retry-after.ts";
import { backoffMs } from "../../retry/backoff.ts";
import type { DynamicsAnswer, DynamicsRequest } from "./exchange.ts";
import { refusal } from "./refusal.ts";

/** How long one request may take, and all tries of it with their waits: within the life of a run's lock. */
const REQUEST_LIMIT_MS = 20_000;
const BUDGET_MS = 45_000;
const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 10_000;

/** Sends requests to one API of Dynamics. */
export interface DynamicsClient {
  /** The path of the base address, such as `/api/data/v9.2/`. */
  readonly basePath: string;
  /**
   * Sends, and sends again when the API is throttled or away: every request that we make may be made twice.
   *
   * @throws {Failure} `DYNAMICS_…` for whatever is no success and not in `expects`.
   */
  readonly send: (request: DynamicsRequest, expects?: readonly number[]) => Promise<DynamicsAnswer>;
}

interface ClientPorts {
  /** Absolute, with a slash at its end. */
  readonly base: string;
  /** What to call it to people. */
  readonly api: string;
  readonly token: () => Promise<string>;
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>;
  readonly nowMs: () => number;
  readonly sleep: (ms: number) => Promise<void>;
  readonly random: () => number;
}

export function dynamicsClient(ports: ClientPorts): DynamicsClient {
  const base = new URL(ports.base);
  return {
    basePath: base.pathname,
    send: async (request, expects = []) => {
      const url = new URL(request.path, base);
      if (url.origin !== base.origin)
        throw new Failure(
          "DYNAMICS_REFUSED",
          `Expected the next page of ${base.origin}, got one of ${url.origin}.`,
        );
      const untilMs = ports.nowMs() + BUDGET_MS;
      for (let attempt = 1; ; attempt += 1) {
        const tried = await tryOnce(url, request, ports);
        if (tried.kind === "answer" && isExpected(tried.answer.status, expects)) return tried.answer;
        const failure =
          tried.kind === "answer" ? refusal(ports.api, request, tried.answer, tried.afterMs) : tried.failure;
        const waitMs =
          failure.afterMs ??
          backoffMs({ firstMs: FIRST_WAIT_MS, capMs: LONGEST_WAIT_MS }, attempt, ports.random());
        if (!failure.again || ports.nowMs() + waitMs > untilMs) throw failure;
        await ports.sleep(waitMs);
      }
    },
  };
}

type Tried =
  | { readonly kind: "answer"; readonly answer: DynamicsAnswer; readonly afterMs: number | undefined }
  | { readonly kind: "failure"; readonly failure: Failure };

async function tryOnce(
  url: URL,
  { method, headers, body }: DynamicsRequest,
  ports: ClientPorts,
): Promise<Tried> {
  const token = await ports.token();
  try {
    const response = await ports.fetch(url.href, {
      method,
      headers: { accept: "application/json", authorization: `Bearer ${token}`, ...headers },
      ...(body === undefined ? {} : { body }),
      redirect: "error",
      signal: AbortSignal.timeout(REQUEST_LIMIT_MS),
    });
    const text = await response.text();
    const answer = { status: response.status, body: isJson(response) ? parsed(text) : text };
    return { kind: "answer", answer, afterMs: retryAfter({ response }).afterMs };
  } catch (error) {
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
    const message = `Expected an answer of ${ports.api} at ${url.origin}, got none: ${shownError(cause)}. Check the url in d365-events.yaml.`;
    return { kind: "failure", failure: new Failure("DYNAMICS_UNAVAILABLE", message, { cause: error }) };
  }
}

function isExpected(status: number, expects: readonly number[]): boolean {
  return (status >= 200 && status < 300) || expects.includes(status);
}

function isJson(response: Response): boolean {
  return /^application\/(?:[\w.+-]+\+)?json\b/i.test(response.headers.get("content-type") ?? "");
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
