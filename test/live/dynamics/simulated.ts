import { randomUUID } from "node:crypto";
import { vi } from "vitest";
import {
  type Dataverse,
  type DataverseOptions,
  startDataverse,
} from "../../../local/dynamics/dataverse/start-dataverse.ts";

/** A minute of Dataverse is three seconds here: on a busy machine an answer may take its time. */
const TIME_SCALE = 0.05;

export interface Simulated extends Dataverse {
  /** A request to the Web API with a valid token. */
  ask(method: string, path: string, options?: AskOptions): Promise<Answer>;
  /** Resolves when no system job is open any more. */
  idle(): Promise<void>;
}

interface AskOptions {
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  /** The body, read if it is JSON. */
  readonly json: unknown;
}

export async function simulated(options: Partial<DataverseOptions> = {}): Promise<Simulated> {
  const dataverse = await startDataverse({
    port: 0,
    timeScale: TIME_SCALE,
    nowMs: Date.now,
    newId: randomUUID,
    random: Math.random,
    ...options,
  });
  return {
    ...dataverse,
    ask: async (method, path, { body, headers = {} } = {}) => {
      const response = await fetch(new URL(path, `${dataverse.url}/api/data/v9.2/`), {
        method,
        headers: {
          authorization: `Bearer ${dataverse.token}`,
          ...(body === undefined ? {} : { "content-type": "application/json" }),
          ...headers,
        },
        ...(body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) }),
      });
      const text = await response.text();
      const isJson = response.headers.get("content-type")?.includes("json") === true;
      return { status: response.status, headers: response.headers, json: isJson ? JSON.parse(text) : text };
    },
    idle: () =>
      vi.waitUntil(() => dataverse.openJobs() === 0, { timeout: 10_000, interval: 5 }).then(() => undefined),
  };
}
