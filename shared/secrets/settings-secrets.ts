import { readEndpointSecrets } from "../settings/endpoint-secrets.ts";
import type { Secrets } from "./secrets.ts";

/** Secrets from app settings, for a run without a key vault. A process sees its settings as they were at its start. */
export function settingsSecrets(env: Readonly<Record<string, string | undefined>>): Secrets {
  const read = (endpoint: string): Promise<readonly string[]> =>
    Promise.resolve(readEndpointSecrets(endpoint, env).secrets);
  return { current: read, refresh: read };
}
