import type { TokenCredential } from "@azure/core-auth";
import { Failure, shownError } from "../failure/failure.ts";
import { type Env, secretName, secretValue } from "./file/fill-in.ts";
import type { SignIn } from "./generated/registration-file.d.ts";

/** A token is taken for gone so long before its end. */
const BEFORE_END_MS = 5 * 60_000;

interface SignInPorts {
  /** What the token is for, such as `https://contoso.crm4.dynamics.com/.default`. */
  readonly scope: string;
  readonly env: Env;
  readonly nowMs: () => number;
}

/**
 * Signs in as the file says; gives tokens, each kept until it is nearly over.
 *
 * @throws {Failure} `DYNAMICS_DENIED`, from each call, when signing in fails; `REGISTRATION_WRONG` when a secret for it is not set.
 */
export function signIn(how: SignIn, { scope, env, nowMs }: SignInPorts): () => Promise<string> {
  let credential: Promise<TokenCredential> | undefined;
  let kept: { readonly token: string; readonly endMs: number } | undefined;
  return async () => {
    if (kept !== undefined && nowMs() < kept.endMs - BEFORE_END_MS) return kept.token;
    credential ??= credentialOf(how, env);
    try {
      const token = await (await credential).getToken(scope);
      if (token === null) throw new Error("no token was given");
      kept = { token: token.token, endMs: token.expiresOnTimestamp };
      return token.token;
    } catch (error) {
      if (error instanceof Failure) throw error;
      const message = `Expected to sign in by «${how.kind}» for ${scope}, and could not: ${shownError(error)}`;
      throw new Failure("DYNAMICS_DENIED", message, { cause: error });
    }
  };
}

async function credentialOf(how: SignIn, env: Env): Promise<TokenCredential> {
  const identity = () => import("@azure/identity");
  switch (how.kind) {
    case "developer": {
      const {
        AzureCliCredential,
        AzureDeveloperCliCredential,
        AzurePowerShellCredential,
        ChainedTokenCredential,
      } = await identity();
      return new ChainedTokenCredential(
        new AzureCliCredential(),
        new AzurePowerShellCredential(),
        new AzureDeveloperCliCredential(),
      );
    }
    case "managedIdentity": {
      const { ManagedIdentityCredential } = await identity();
      const { clientId } = how;
      return clientId === undefined
        ? new ManagedIdentityCredential()
        : new ManagedIdentityCredential({ clientId });
    }
    case "clientSecret": {
      const { ClientSecretCredential } = await identity();
      return new ClientSecretCredential(how.tenantId, how.clientId, required(how.secret, env));
    }
    case "certificate": {
      const { ClientCertificateCredential } = await identity();
      const { tenantId, clientId, certificatePath } = how;
      return new ClientCertificateCredential(tenantId, clientId, { certificatePath });
    }
    case "token": {
      const token = { token: required(how.token, env), expiresOnTimestamp: Number.POSITIVE_INFINITY };
      return { getToken: () => Promise.resolve(token) };
    }
  }
}

function required(reference: string, env: Env): string {
  const value = secretValue(reference, env);
  if (value !== undefined) return value;
  throw new Failure(
    "REGISTRATION_WRONG",
    `Expected the environment variable ${secretName(reference)} for signing in, found none. Set it, or choose another signIn.`,
  );
}
