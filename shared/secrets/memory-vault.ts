import type { Vault } from "./vault.ts";

/** A vault for unit tests, over values that may change under it. */
export function memoryVault(values: Map<string, string> = new Map()): Vault {
  return {
    get: (name) => Promise.resolve(values.get(name)),
    put: (name, value) => {
      values.set(name, value);
      return Promise.resolve();
    },
  };
}
