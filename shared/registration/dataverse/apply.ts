import { Failure } from "../../failure/failure.ts";
import type { Change } from "./change.ts";
import type { Lock } from "./lock.ts";
import type { Plan } from "./plan.ts";
import type { Registry } from "./registry.ts";

interface ApplyPorts {
  readonly registry: Registry;
  readonly lock: Lock;
  readonly secretOf: (key: string) => string | undefined;
  /** Hears of each change when it is done. */
  readonly onDone: (change: Change) => void;
}

/**
 * Carries a plan out. When it stops in the middle, what is done is right and stays; a new plan holds what is left.
 *
 * @throws {Failure} `REGISTRATION_WRONG` before anything is changed, when a secret that it needs is not known.
 */
export async function apply(
  { changes }: Plan,
  { registry, lock, secretOf, onDone }: ApplyPorts,
): Promise<void> {
  for (const change of changes) requireSecret(change, secretOf);
  for (const change of changes) {
    await lock.keep();
    await registry.carryOut(change, requireSecret(change, secretOf));
    onDone(change);
  }
}

function requireSecret(change: Change, secretOf: (key: string) => string | undefined): string | undefined {
  const key = "setsSecret" in change ? change.setsSecret : undefined;
  if (key === undefined) return undefined;
  const secret = secretOf(key);
  if (secret !== undefined) return secret;
  throw new Failure(
    "REGISTRATION_WRONG",
    `Expected the secret of the endpoint ${key} in the environment, found none. Nothing was changed. Set the variable that its secret names.`,
  );
}
