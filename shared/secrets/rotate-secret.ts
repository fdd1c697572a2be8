import { secretNames, type Vault } from "./vault.ts";

/**
 * Makes a new secret the primary one of an endpoint, and the former primary the secondary one, which goes on proving
 * the sender until the sender has the new one. The order matters: ended between the two writes, the former primary
 * stands in both places and nobody is refused; begun again, it comes to the same end.
 *
 * @returns Whether there was a former primary, with which a sender may still come.
 * @throws {Failure} `SECRETS_UNAVAILABLE`.
 */
export async function rotateSecret(
  vault: Vault,
  endpoint: string,
  newSecret: string,
): Promise<{ readonly hadFormer: boolean }> {
  const { primary, secondary } = secretNames(endpoint);
  const former = await vault.get(primary);
  // Begun again after its end, it would else put the new secret into both places and refuse the sender.
  if (former === newSecret) return { hadFormer: (await vault.get(secondary)) !== undefined };
  if (former !== undefined) await vault.put(secondary, former);
  await vault.put(primary, newSecret);
  return { hadFormer: former !== undefined };
}
