import { clientStateSettings, secretSettings } from "./shape.ts";

/** A shorter secret can be guessed; Dataverse and Finance & Operations both take long ones. */
const SHORTEST_SECRET = 16;

/** The secrets of one endpoint that may prove a caller, and what is wrong with the others. */
export interface SecretsReading {
  readonly secrets: readonly string[];
  readonly problems: readonly string[];
}

/**
 * Reads the two secrets of an endpoint. An empty, short or unresolved one is refused, so that it can never prove
 * anybody; no problem shows a value.
 */
export function readEndpointSecrets(
  endpointName: string,
  env: Readonly<Record<string, string | undefined>>,
): SecretsReading {
  const [primary, secondary] = secretSettings(endpointName);
  const { secrets, problems } = readSecrets([primary, secondary], env);
  if (secrets.length > 0 || problems.length > 0) return { secrets, problems };
  const missing = `${primary} is missing: without a secret nobody can post to the endpoint «${endpointName}».`;
  return { secrets, problems: [missing] };
}

/**
 * Reads the two client states of a Business Central endpoint, by the same rules. None at all is no problem: the
 * endpoint's secret proves the caller, and a subscription may be made without a client state.
 */
export function readClientStates(
  endpointName: string,
  env: Readonly<Record<string, string | undefined>>,
): SecretsReading {
  return readSecrets(clientStateSettings(endpointName), env);
}

/** Tells values that may prove somebody, by their names, from those that may not. An absent or empty one is neither. */
export function judgeSecrets(
  values: readonly (readonly [name: string, value: string | undefined])[],
): SecretsReading {
  const secrets: string[] = [];
  const problems: string[] = [];
  for (const [name, value] of values) {
    if (value === undefined || value === "") continue;
    const problem = refusal(value);
    if (problem === undefined) secrets.push(value);
    else problems.push(`${name} ${problem}`);
  }
  return { secrets, problems };
}

function readSecrets(
  settings: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): SecretsReading {
  return judgeSecrets(settings.map((setting) => [setting, env[setting]]));
}

function refusal(value: string): string | undefined {
  if (value.startsWith("@Microsoft.KeyVault(")) {
    return "is a Key Vault reference that was not resolved; check the app's access to the vault.";
  }
  if (value.length < SHORTEST_SECRET) return `must have at least ${SHORTEST_SECRET} characters.`;
  if (!/^[\x21-\x7e]+$/.test(value))
    return "must be printable ASCII without spaces, to fit a header and a URL.";
  return undefined;
}
