import { Failure } from "../failure/failure.ts";
import { FAILURES } from "../failure/failures.ts";
import { readVault } from "./read-vault.ts";
import type { Vault } from "./vault.ts";

/** The part of the app's health that says whether the vault answers, and which endpoint's secrets are not as they should be. */
export function secretsPart(
  vault: Vault,
  endpoints: readonly string[],
): { readonly name: "secrets"; readonly probe: () => Promise<void> } {
  return {
    name: "secrets",
    probe: async () => {
      const readings = await Promise.all(endpoints.map((endpoint) => readVault(vault, endpoint)));
      const problems = readings.flatMap((reading) => reading.problems);
      if (problems.length > 0)
        throw new Failure(
          "SECRETS_UNAVAILABLE",
          `Expected a secret for each endpoint that posts: ${problems.join(" ")} ${FAILURES.SECRETS_UNAVAILABLE.next}`,
        );
    },
  };
}
