import type { TokenCredential } from "@azure/core-auth";
import type { PipelinePolicy } from "@azure/core-rest-pipeline";
import type { TableClient } from "@azure/data-tables";
import type { ServiceBusClient } from "@azure/service-bus";
import type { BlobServiceClient } from "@azure/storage-blob";
import type { Connection } from "../settings/settings.ts";

/** How long one REST request may take; a half-open socket would hold it for minutes. */
const REQUEST_LIMIT_MS = 3_000;

const RETRIES = { maxRetries: 2, retryDelayInMs: 100, maxRetryDelayInMs: 500 };

const limitRequests: PipelinePolicy = {
  name: "limitRequests",
  sendRequest(request, next) {
    request.timeout = REQUEST_LIMIT_MS;
    return next(request);
  },
};

const REST_OPTIONS = {
  retryOptions: RETRIES,
  additionalPolicies: [{ policy: limitRequests, position: "perRetry" as const }],
};

/**
 * The Azure SDKs' clients for a connection. Each SDK is loaded by the first call for it: whoever never needs one
 * does not pay for it at start.
 */
export async function connectServiceBus(
  connection: Connection,
  credential: () => Promise<TokenCredential>,
): Promise<ServiceBusClient> {
  const { ServiceBusClient } = await import("@azure/service-bus");
  // One quick retry inside the 4 s that a sender's answer may wait for the queue.
  const options = { retryOptions: { maxRetries: 1, retryDelayInMs: 100, timeoutInMs: 3_500 } };
  if (connection.kind === "connectionString") return new ServiceBusClient(connection.text, options);
  return new ServiceBusClient(connection.address, await credential(), options);
}

export async function connectTable(
  connection: Connection,
  table: string,
  credential: () => Promise<TokenCredential>,
): Promise<TableClient> {
  const { TableClient } = await import("@azure/data-tables");
  if (connection.kind === "identity") {
    return new TableClient(connection.address, table, await credential(), REST_OPTIONS);
  }
  const allowInsecureConnection = isLoopback(connection.text);
  return TableClient.fromConnectionString(connection.text, table, {
    ...REST_OPTIONS,
    allowInsecureConnection,
  });
}

export async function connectBlobs(
  connection: Connection,
  credential: () => Promise<TokenCredential>,
): Promise<BlobServiceClient> {
  const { BlobServiceClient } = await import("@azure/storage-blob");
  const options = { retryOptions: { maxTries: 2, tryTimeoutInMs: REQUEST_LIMIT_MS, retryDelayInMs: 100 } };
  if (connection.kind === "connectionString") {
    return BlobServiceClient.fromConnectionString(connection.text, options);
  }
  return new BlobServiceClient(connection.address, await credential(), options);
}

/** The identity of the app in Azure, of the developer elsewhere. */
export async function connectIdentity(clientId: string | undefined): Promise<TokenCredential> {
  const { DefaultAzureCredential } = await import("@azure/identity");
  return clientId === undefined
    ? new DefaultAzureCredential()
    : new DefaultAzureCredential({ managedIdentityClientId: clientId });
}

/** Whether every HTTP address in a text is this machine's own: only there may a connection go without TLS. */
export function isLoopback(text: string): boolean {
  if (/UseDevelopmentStorage=true/i.test(text)) return true;
  const hosts = [...text.matchAll(/http:\/\/(\[[^\]]*\]|[^/:;]+)/gi)].map(([, host]) => host?.toLowerCase());
  return (
    hosts.length > 0 &&
    hosts.every((host) => host === "localhost" || host === "[::1]" || host === "127.0.0.1")
  );
}
