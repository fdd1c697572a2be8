import { Failure } from "../../failure/failure.ts";
import { keyOf } from "./plan-subscriptions.ts";
import type { Subscription, Subscriptions, WantedSubscription } from "./subscriptions.ts";

/** https://learn.microsoft.com/dynamics365/business-central/dev-itpro/api-reference/v2.0/dynamics-subscriptions */
const LIFE_MS = 3 * 24 * 60 * 60_000;

interface MemoryOptions {
  readonly nowMs: () => number;
  /** Whether the address answers the question in time. */
  readonly answers: () => boolean;
}

/** Business Central in memory: what it forgets is what expired, or what `forget` names. */
export function memorySubscriptions({
  nowMs,
  answers,
}: MemoryOptions): Subscriptions & { readonly forget: (resource: string) => void } {
  const rows = new Map<string, Subscription>();
  let made = 0;
  const handshake = (): void => {
    if (!answers())
      throw new Failure("DYNAMICS_REFUSED", "Expected the address to answer the validation, and it did not.");
  };
  const put = (id: string, wanted: WantedSubscription): void => {
    made += 1;
    rows.set(id, { id, etag: String(made), ...wanted, expiresAtMs: nowMs() + LIFE_MS });
  };
  const expire = (): void => {
    for (const { id, expiresAtMs } of rows.values()) if (expiresAtMs <= nowMs()) rows.delete(id);
  };
  return {
    list: async (apis) => {
      expire();
      return [...rows.values()].filter(({ api }) => apis.includes(api));
    },
    create: async (wanted) => {
      handshake();
      put(`subscription-${made}`, wanted);
    },
    renew: async ({ id, etag }, wanted) => {
      expire();
      if (rows.get(id)?.etag !== etag) return false;
      handshake();
      put(id, wanted);
      return true;
    },
    remove: async ({ id }) => void rows.delete(id),
    forget: (resource) => {
      for (const row of rows.values()) if (keyOf(row.resource) === keyOf(resource)) rows.delete(row.id);
    },
  };
}
