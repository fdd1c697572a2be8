import type { TokenCredential } from "@azure/core-auth";
import type { PipelineRequestOptions, PipelineResponse } from "@azure/core-rest-pipeline";
import { Failure, shown, shownError } from "../failure/failure.ts";
import { FAILURES } from "../failure/failures.ts";
import { type Members, membersOf } from "../json-members.ts";
import { within } from "../retry/within.ts";
import type { Vault } from "./vault.ts";

interface KeyVaultConnection {
  /** Such as `https://contoso.vault.azure.net`. */
  readonly address: string;
  readonly credential: () => Promise<TokenCredential>;
  /** Plain HTTP is for a vault on this machine only. */
  readonly allowInsecureConnection: boolean;
}

/** https://learn.microsoft.com/rest/api/keyvault/secrets/get-secret/get-secret */
const API_VERSION = "7.4";
/** How long one reading or writing may take in all; accept answers earlier, and a later request finds what came. */
const LIMIT_MS = 3_000;
const RETRIES = { maxRetries: 1, retryDelayInMs: 50, maxRetryDelayInMs: 100 };

/**
 * Key Vault by two requests of its REST API, on the pipeline that all of Azure's clients stand on. Its own client first
 * asks without a token, to be told where to get one; a sender waits meanwhile, and loading it takes time of a start.
 */
export function keyVault({ address, credential, allowInsecureConnection }: KeyVaultConnection): Vault {
  const ask = async (name: string, options: Partial<PipelineRequestOptions>): Promise<PipelineResponse> => {
    const rest = await import("@azure/core-rest-pipeline");
    const abortSignal = AbortSignal.timeout(LIMIT_MS);
    const token = await (await credential()).getToken(scopeOf(address), { abortSignal });
    if (token === null) throw new Error("no token for the app's identity");
    const url = `${address.replace(/\/+$/, "")}/secrets/${encodeURIComponent(name)}?api-version=${API_VERSION}`;
    const request = rest.createPipelineRequest({ ...options, url, abortSignal, allowInsecureConnection });
    request.headers.set("authorization", `Bearer ${token.token}`);
    if (options.body !== undefined) request.headers.set("content-type", "application/json");
    const pipeline = rest.createPipelineFromOptions({ retryOptions: RETRIES });
    return await pipeline.sendRequest(rest.createDefaultHttpClient(), request);
  };
  const send = async (name: string, options: Partial<PipelineRequestOptions>): Promise<PipelineResponse> => {
    try {
      // Getting a token may not heed the signal.
      return await within(LIMIT_MS, ask(name, options), () => unavailable(name, `none in ${LIMIT_MS} ms`));
    } catch (error) {
      throw error instanceof Failure ? error : unavailable(name, shownError(error), error);
    }
  };
  return {
    async get(name) {
      const response = await send(name, { method: "GET" });
      if (response.status === 200) return secretOf(name, response);
      if (response.status === 404 || isSwitchedOff(response)) return undefined;
      throw refused(name, response);
    },
    async put(name, value) {
      const response = await send(name, { method: "PUT", body: JSON.stringify({ value }) });
      if (response.status !== 200) throw refused(name, response);
    },
  };
}

/** What a token is asked for: the vault's address without its own name, which tells the clouds apart. */
function scopeOf(address: string): string {
  const { hostname } = new URL(address);
  const domain = /^[^.]+\.(vault\..+)$/.exec(hostname)?.[1] ?? "vault.azure.net";
  return `https://${domain}/.default`;
}

function secretOf(name: string, response: PipelineResponse): string {
  const { value } = answered(response);
  if (typeof value === "string") return value;
  throw unavailable(name, "an answer without a value");
}

/** A disabled secret is answered 403, as a missing right is: https://learn.microsoft.com/azure/key-vault/general/rest-error-codes */
function isSwitchedOff(response: PipelineResponse): boolean {
  const { error } = answered(response);
  return response.status === 403 && JSON.stringify(error ?? "").includes('"SecretDisabled"');
}

function refused(name: string, response: PipelineResponse): Failure {
  return unavailable(name, `${response.status} ${shown(response.bodyAsText ?? "")}`);
}

function answered(response: PipelineResponse): Members {
  try {
    return membersOf(JSON.parse(response.bodyAsText ?? ""));
  } catch {
    return {};
  }
}

function unavailable(name: string, came: string, cause?: unknown): Failure {
  return new Failure(
    "SECRETS_UNAVAILABLE",
    `Expected the key vault to answer for ${name}, got: ${came}. ${FAILURES.SECRETS_UNAVAILABLE.next}`,
    { cause },
  );
}
