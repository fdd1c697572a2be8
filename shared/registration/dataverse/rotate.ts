import { Failure } from "../../failure/failure.ts";
import { rotateSecret } from "../../secrets/rotate-secret.ts";
import { secretNames, type Vault } from "../../secrets/vault.ts";
import type { Change } from "./change.ts";
import type { Lock } from "./lock.ts";
import { markOf, secretMark, withMark, withoutMark } from "./mark.ts";
import { match } from "./match.ts";
import type { Registry } from "./registry.ts";
import type { Wanted } from "./wanted.ts";

/** The steps of a rotation, in their order. */
export type RotationStep = "accepted" | "written" | "retired";

interface RotationPorts {
  readonly vault: Vault;
  readonly registry: Registry;
  readonly lock: Lock;
  readonly sleep: (ms: number) => Promise<void>;
  /** A long random text that nobody else makes. */
  readonly newSecret: () => string;
  readonly onStep: (step: RotationStep) => void;
}

interface Rotation {
  readonly wanted: Wanted;
  /** The endpoint's name in the file. */
  readonly key: string;
  /**
   * From the connector's knowing the new secret to its being used. An instance that meets an unknown secret reads the
   * vault, but at most every 30 s: whoever read it just before the change has read it again by then.
   */
  readonly acceptMs: number;
  /** For how long the old one is still accepted, for posts under way; absent: until the next rotation. */
  readonly retireMs: number | undefined;
}

/**
 * Changes the secret of an endpoint: the connector accepts the new one first, then it is written to Dataverse, then
 * the old one is retired. Ended anywhere and begun again, it goes on with the secret that it made: the mark at the
 * endpoint says which one Dataverse has.
 *
 * @throws {Failure} `REGISTRATION_WRONG` when the endpoint is not registered or has no secret in the vault.
 */
export async function rotate(rotation: Rotation, ports: RotationPorts): Promise<void> {
  const { key, acceptMs, retireMs } = rotation;
  const { vault, registry, lock, sleep, newSecret, onStep } = ports;
  const { organizationId, id, name, fields, writtenMark } = await endpointOf(rotation, registry);
  const primary = await vault.get(secretNames(key).primary);
  const isUnderWay = primary !== undefined && writtenMark !== secretMark(primary, organizationId, key);
  const secret = isUnderWay ? primary : newSecret();
  if (!isUnderWay) await rotateSecret(vault, key, secret);
  onStep("accepted");
  await waitLocked(acceptMs, lock, sleep);
  const description = withMark(withoutMark(fields.description), {
    key,
    secret: secretMark(secret, organizationId, key),
  });
  const change: Change = {
    ...{ kind: "changeEndpoint", id, name, why: "its secret is rotated", setsSecret: key },
    before: { description: fields.description },
    after: { description },
    fields: { ...fields, description },
  };
  await registry.carryOut(change, secret);
  onStep("written");
  if (retireMs === undefined) return;
  await waitLocked(retireMs, lock, sleep);
  await retire(key, ports);
}

/** Lets the old secret of an endpoint prove nobody any more. */
export async function retire(
  key: string,
  { vault, newSecret, onStep }: Pick<RotationPorts, "vault" | "newSecret" | "onStep">,
): Promise<void> {
  await vault.put(secretNames(key).secondary, newSecret());
  onStep("retired");
}

async function endpointOf({ wanted, key }: Rotation, registry: Registry) {
  const registered = await registry.read();
  const found = match(wanted, registered).endpoints.find((each) => each.wanted.key === key)?.found;
  if (found === undefined)
    throw new Failure(
      "REGISTRATION_WRONG",
      `Expected the endpoint ${key} in the file and in Dataverse. Run register apply first.`,
    );
  const { id, fields } = found;
  const { organizationId } = registered;
  return { organizationId, id, name: fields.name, fields, writtenMark: markOf(fields.description)?.secret };
}

const KEEP_EVERY_MS = 10_000;

async function waitLocked(ms: number, lock: Lock, sleep: (ms: number) => Promise<void>): Promise<void> {
  for (let leftMs = ms; leftMs > 0; leftMs -= KEEP_EVERY_MS) {
    await sleep(Math.min(leftMs, KEEP_EVERY_MS));
    await lock.keep();
  }
}
