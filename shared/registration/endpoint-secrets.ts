import { secretNames, type Vault } from "../secrets/vault.ts";
import { type Env, secretValue } from "./file/fill-in.ts";

interface NamedSecret {
  readonly key: string;
  /** The text `${NAME}` that names it. */
  readonly secret: string;
}

/**
 * The secrets of endpoints by their names: each from the variable that names it, else from the key vault, where the
 * connector has it from as well. One that neither knows is left out.
 */
export async function endpointSecrets(
  endpoints: readonly NamedSecret[],
  env: Env,
  vault: Vault | undefined,
): Promise<ReadonlyMap<string, string>> {
  const pairs = endpoints.map(async ({ key, secret }) => {
    // After a rotation the vault alone knows the newest.
    const value = (await vault?.get(secretNames(key).primary)) ?? secretValue(secret, env);
    return value === undefined ? [] : [[key, value] as const];
  });
  return new Map((await Promise.all(pairs)).flat());
}
