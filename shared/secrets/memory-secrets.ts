import type { Secrets } from "./secrets.ts";

/** Secrets for unit tests: `stored` may change under it; `current` sees the change only after a `refresh`. */
export function memorySecrets(stored: ReadonlyMap<string, readonly string[]>): Secrets {
  const read = new Map(stored);
  return {
    current: (endpoint) => Promise.resolve(read.get(endpoint) ?? []),
    refresh: (endpoint) => {
      const fresh = stored.get(endpoint) ?? [];
      read.set(endpoint, fresh);
      return Promise.resolve(fresh);
    },
  };
}
