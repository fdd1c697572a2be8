import { secretNames } from "../../../shared/secrets/vault.ts";
import type { StoredPair } from "./secrets-suite.ts";

/** Makes values of a vault exactly what a pair says. */
export function storePair(values: Map<string, string>, endpoint: string, pair: StoredPair): void {
  const names = secretNames(endpoint);
  for (const place of ["primary", "secondary"] as const) {
    const value = pair[place];
    if (value === undefined) values.delete(names[place]);
    else values.set(names[place], value);
  }
}
