import { type Failure, toFailure } from "../failure/failure.ts";
import { readVault } from "./read-vault.ts";
import type { Secrets } from "./secrets.ts";
import type { Vault } from "./vault.ts";

/** Older than this, they are read anew beside the call: a secret that was taken back stops working within it. */
const FRESH_MS = 5 * 60_000;
/** A vault that failed is left alone for so long, whoever asks. */
const LEFT_ALONE_MS = 1_000;

/** What is known of the secrets of one endpoint. */
interface Known {
  secrets: readonly string[] | undefined;
  /** When reading was last begun. */
  begunAtMs: number;
  reading: Promise<readonly string[]> | undefined;
  failure: Failure | undefined;
}

/**
 * Secrets from a vault, kept in memory: a caller who is known does not wait for the vault, and goes on being known
 * while it is away. Whoever asks while it is read shares that reading.
 */
export function vaultSecrets(vault: Vault, nowMs: () => number): Secrets {
  const all = new Map<string, Known>();
  const knownOf = (endpoint: string): Known => {
    const known = all.get(endpoint) ?? {
      secrets: undefined,
      begunAtMs: Number.NEGATIVE_INFINITY,
      reading: undefined,
      failure: undefined,
    };
    all.set(endpoint, known);
    return known;
  };
  const read = async (endpoint: string, known: Known): Promise<readonly string[]> => {
    try {
      const { secrets } = await readVault(vault, endpoint);
      known.secrets = secrets;
      known.failure = undefined;
      return secrets;
    } catch (error) {
      known.failure = toFailure(error);
      throw known.failure;
    } finally {
      known.reading = undefined;
    }
  };
  const refresh = (endpoint: string): Promise<readonly string[]> => {
    const known = knownOf(endpoint);
    if (known.reading !== undefined) return known.reading;
    const ageMs = nowMs() - known.begunAtMs;
    if (known.failure !== undefined && ageMs < LEFT_ALONE_MS) return Promise.reject(known.failure);
    known.begunAtMs = nowMs();
    known.reading = read(endpoint, known);
    return known.reading;
  };
  return {
    refresh,
    async current(endpoint) {
      const known = knownOf(endpoint);
      if (known.secrets === undefined) return await refresh(endpoint);
      // A failure is told to whoever needs the vault, and by the app's health; here what is known holds.
      if (nowMs() - known.begunAtMs >= FRESH_MS) void refresh(endpoint).catch(() => undefined);
      return known.secrets;
    },
  };
}
