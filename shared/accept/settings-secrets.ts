import { readEndpointSecrets } from "../settings/endpoint-secrets.ts";
import type { Secrets } from "./secrets.ts";

/**
 * Secrets from app settings. The platform resolves Key Vault references into them and restarts the app when a
 * setting changes, so reading anew is reading the same environment again.
 */
export function settingsSecrets(env: Readonly<Record<string, string | undefined>>): Secrets {
  const read = (endpoint: string): Promise<readonly string[]> =>
    Promise.resolve(readEndpointSecrets(endpoint, env).secrets);
  return { current: read, refresh: read };
}
