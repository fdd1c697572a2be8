import type { TokenCredential } from "@azure/core-auth";
import { isLoopback } from "../../shared/azure/clients.ts";
import type { Settings } from "../../shared/settings/settings.ts";

/** https://learn.microsoft.com/rest/api/eventgrid/dataplane/publish-cloud-event-events */
const API_VERSION = "2018-01-01";
const SCOPE = "https://eventgrid.azure.net/.default";
const LIMIT_MS = 10_000;

/** An HTTP answer that is no success, in the shape of the Azure clients' errors. */
class RefusedPublish extends Error {
  override readonly name = "RefusedPublish";
  readonly statusCode: number;

  constructor(statusCode: number, text: string) {
    super(`${statusCode} ${text}`);
    this.statusCode = statusCode;
  }
}

/**
 * Publishes a batch without any event. Who may not publish is refused before the batch is looked at; whatever else the topic says to an
 * empty one, it has let us in.
 */
export async function publishNothing(
  { endpoint, key }: Settings["topic"],
  identity: () => Promise<TokenCredential>,
): Promise<void> {
  const { protocol } = new URL(endpoint);
  if (protocol !== "https:" && !isLoopback(endpoint))
    throw new Error(`Expected an address with https:, came ${protocol}`);
  const url = new URL(endpoint);
  url.searchParams.set("api-version", API_VERSION);
  const response = await fetch(url, {
    method: "POST",
    headers: {
      "content-type": "application/cloudevents-batch+json; charset=utf-8",
      ...(key === undefined ? await bearer(identity) : { "aeg-sas-key": key }),
    },
    body: "[]",
    signal: AbortSignal.timeout(LIMIT_MS),
  }).catch((error: unknown) => {
    // fetch says why in the cause alone.
    throw error instanceof Error && error.cause instanceof Error ? error.cause : error;
  });
  const text = await response.text();
  if (response.status === 400 || response.ok) return;
  throw new RefusedPublish(response.status, text);
}

async function bearer(identity: () => Promise<TokenCredential>): Promise<{ readonly authorization: string }> {
  const token = await (await identity()).getToken(SCOPE);
  if (token === null) throw new Error("There is no token for the identity.");
  return { authorization: `Bearer ${token.token}` };
}
