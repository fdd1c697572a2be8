import { Failure } from "../failure/failure.ts";
import type { Vault } from "../secrets/vault.ts";
import { plainId } from "./dataverse/registered.ts";
import type { Registry } from "./dataverse/registry.ts";
import { wantedIn } from "./dataverse/wanted.ts";
import { API, webApiRegistry } from "./dataverse/web-api/web-api-registry.ts";
import { endpointSecrets } from "./endpoint-secrets.ts";
import type { Env } from "./file/fill-in.ts";
import type { Registration } from "./file/registration.ts";
import { type DynamicsClient, dynamicsClient } from "./http/dynamics-client.ts";
import { signIn } from "./sign-in.ts";

/** What connecting to Dynamics stands on. */
export interface ConnectPorts {
  readonly env: Env;
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>;
  readonly nowMs: () => number;
  readonly sleep: (ms: number) => Promise<void>;
  readonly random: () => number;
  readonly newToken: () => string;
}

/** The Dataverse organization of an environment. */
export interface DataverseConnection {
  readonly registry: Registry;
  readonly client: DynamicsClient;
  /** Reads the endpoints' secrets; the answer gives the one of an endpoint, where it is known. */
  readonly secrets: () => Promise<(key: string) => string | undefined>;
}

/** Connects to the environment's Dataverse; absent when the file names none. Nothing is sent yet. */
export function connectDataverse(
  registration: Registration,
  ports: ConnectPorts,
  vault: Vault | undefined,
): DataverseConnection | undefined {
  const { dataverse } = registration.target;
  if (dataverse === undefined) return undefined;
  const origin = originOf(dataverse.url);
  const token = signIn(dataverse.signIn, { scope: `${origin}/.default`, env: ports.env, nowMs: ports.nowMs });
  const client = dynamicsClient({ ...ports, base: `${origin}/api/data/v9.2/`, api: API, token });
  const { solution } = registration.file;
  return {
    client,
    registry: sameOrganization(
      webApiRegistry({ client, solution, newToken: ports.newToken }),
      dataverse.organization,
    ),
    secrets: async () => {
      const secrets = await endpointSecrets(wantedIn(registration).endpoints, ports.env, vault);
      return (key) => secrets.get(key);
    },
  };
}

function originOf(url: string): string {
  const parsed = URL.parse(url);
  if (parsed !== null && (parsed.protocol === "https:" || isLoopback(parsed.hostname))) return parsed.origin;
  throw new Failure("REGISTRATION_WRONG", `Expected the environment's address with https, got ${url}.`);
}

function isLoopback(host: string): boolean {
  return host === "localhost" || host === "127.0.0.1" || host === "[::1]";
}

/** Lets nobody change an organization that is another one than the file names: a copy has another id. */
function sameOrganization(registry: Registry, expected: string | undefined): Registry {
  if (expected === undefined) return registry;
  let isChecked = false;
  return {
    read: registry.read,
    carryOut: async (change, secret) => {
      const found = isChecked ? expected : (await registry.read()).organizationId;
      if (plainId(found) !== plainId(expected))
        throw new Failure(
          "REGISTRATION_WRONG",
          `Expected the organization ${expected}, found ${found} at this address: a copy, or a wrong url. Nothing was changed.`,
        );
      isChecked = true;
      await registry.carryOut(change, secret);
    },
  };
}
