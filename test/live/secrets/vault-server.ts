import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { TokenCredential } from "@azure/core-auth";
import { stopServer } from "../../../local/listen.ts";
import { keyVault } from "../../../shared/secrets/key-vault.ts";

export const TOKEN = "a-token-of-the-identity";

/** An answer in the place of the vault's own; `hang` is none at all. */
type Instead = "hang" | { readonly status: number; readonly code?: string; readonly inner?: string };

/**
 * As much of Key Vault's REST API as the app uses, over values that may change under it: `GET` and `PUT` of a secret, with
 * the errors of https://learn.microsoft.com/azure/key-vault/general/rest-error-codes. It knows no versions and no rights.
 */
export async function startVault() {
  const values = new Map<string, string>();
  const scopes: string[] = [];
  let instead: Instead | undefined;
  let requests = 0;
  const server = createServer(async (request, response) => {
    requests += 1;
    const url = new URL(request.url ?? "", "http://vault");
    const answer = (status: number, body: unknown): void => {
      response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
    };
    const fault = (status: number, code: string, inner?: string): void =>
      answer(status, { error: { code, message: code, innererror: inner && { code: inner } } });
    if (instead === "hang") return;
    if (instead !== undefined) return fault(instead.status, instead.code ?? "Fault", instead.inner);
    if (request.headers.authorization !== `Bearer ${TOKEN}`) return fault(401, "Unauthorized");
    const name = /^\/secrets\/([0-9a-zA-Z-]{1,127})$/.exec(url.pathname)?.[1];
    if (name === undefined || !url.searchParams.has("api-version")) return fault(400, "BadParameter");
    if (request.method === "PUT") {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk);
      values.set(name, JSON.parse(Buffer.concat(chunks).toString()).value);
    }
    const value = values.get(name);
    if (value === undefined) return fault(404, "SecretNotFound");
    answer(200, { value, id: `http://vault/secrets/${name}/1`, attributes: { enabled: true } });
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address() as AddressInfo;
  const address = `http://127.0.0.1:${port}/`;
  const credential: TokenCredential = {
    getToken: (scope) => {
      scopes.push(String(scope));
      return Promise.resolve({ token: TOKEN, expiresOnTimestamp: Number.MAX_SAFE_INTEGER });
    },
  };
  return {
    vault: keyVault({
      address,
      credential: () => Promise.resolve(credential),
      allowInsecureConnection: true,
    }),
    address,
    values,
    scopes,
    answerInstead: (wanted: Instead | undefined) => {
      instead = wanted;
    },
    requests: () => requests,
    stop: () => stopServer(server),
  };
}
