import { judgeSecrets, type SecretsReading } from "../settings/endpoint-secrets.ts";
import { secretNames, type Vault } from "./vault.ts";

/**
 * Reads both secrets of an endpoint, by the rules that hold for settings, too. One that is missing is no problem while
 * the other is there; a value that cannot be a secret proves nobody, and no problem shows it.
 *
 * @throws {Failure} `SECRETS_UNAVAILABLE`.
 */
export async function readVault(vault: Vault, endpoint: string): Promise<SecretsReading> {
  const { primary, secondary } = secretNames(endpoint);
  const [first, second] = await Promise.all([vault.get(primary), vault.get(secondary)]);
  const reading = judgeSecrets([
    [primary, first],
    [secondary, second],
  ]);
  if (reading.secrets.length > 0 || reading.problems.length > 0) return reading;
  const missing = `${primary} is missing in the key vault: without a secret nobody can post to the endpoint «${endpoint}».`;
  return { secrets: [], problems: [missing] };
}
