import { proves, type Secrets } from "../secrets/secrets.ts";

/** A wrong secret causes one reading of the secrets, but not more often than this. */
const REFRESH_EVERY_MS = 30_000;

/** The header that carries an endpoint's secret. Any header can be registered with a Dataverse webhook. */
export const SECRET_HEADER = "x-d365-events-secret";
/** The query parameter of Dataverse's WebhookKey and of Functions keys; it ends up in logs on the way, so second best. */
export const SECRET_QUERY = "code";

interface CallerPorts {
  readonly secrets: Secrets;
  readonly nowMs: () => number;
}

/** What a request offers as proof, under either name. */
export interface Proof {
  readonly header: string | undefined;
  readonly query: string | undefined;
}

/**
 * Makes the check of callers. An unknown secret causes one rate-limited fresh reading before the answer is no, so
 * that a rotated secret works at once and a flood of wrong ones reads nothing. All who come with an unknown one share
 * that reading: its end, and its failure, because of a caller whom nothing can be looked up for nothing can be said.
 *
 * The check throws `SECRETS_UNAVAILABLE` where it cannot tell.
 */
export function makeCallerCheck(ports: CallerPorts): (endpoint: string, proof: Proof) => Promise<boolean> {
  const readings = new Map<string, { readonly atMs: number; readonly secrets: Promise<readonly string[]> }>();
  return async (endpoint, proof) => {
    const offered = [proof.header, proof.query]
      .filter((text) => text !== undefined)
      .filter((text) => text !== "");
    if (offered.length === 0) return false;
    if (proves(offered, await ports.secrets.current(endpoint))) return true;
    const nowMs = ports.nowMs();
    let reading = readings.get(endpoint);
    if (reading === undefined || nowMs - reading.atMs >= REFRESH_EVERY_MS) {
      reading = { atMs: nowMs, secrets: ports.secrets.refresh(endpoint) };
      readings.set(endpoint, reading);
    }
    return proves(offered, await reading.secrets);
  };
}
