import { proves } from "../secrets/secrets.ts";
import { readClientStates } from "../settings/endpoint-secrets.ts";

/**
 * The check of client states against app settings, in constant time. Where an endpoint has none in the settings,
 * none is demanded: its secret has proved the caller at the door.
 */
export function settingsClientStates(
  env: Readonly<Record<string, string | undefined>>,
): (endpoint: string, clientState: string) => boolean {
  return (endpoint, clientState) => {
    const { secrets } = readClientStates(endpoint, env);
    return secrets.length === 0 || proves([clientState], secrets);
  };
}
