import { connection } from "./connection.ts";
import type { Connection } from "./settings.ts";
import type { SETTINGS } from "./shape.ts";

/** What an operator's tools have to reach: a part of the app's own settings, under the same names. */
export interface Connections {
  readonly serviceBusCore: Connection | undefined;
  readonly blobs: Connection;
  readonly tables: Connection;
  readonly topic: { readonly endpoint: string; readonly key: string | undefined } | undefined;
  readonly clientId: string | undefined;
}

/** Reads the connections; absent where the storage account, without which nothing can be seen, is not named. */
export function readConnections(env: Readonly<Record<string, string | undefined>>): Connections | undefined {
  const text = (name: keyof typeof SETTINGS): string | undefined => env[name] || undefined;
  const blobs = connection("DATA_STORAGE", "DATA_STORAGE__blobServiceUri", text);
  const tables = connection("DATA_STORAGE", "DATA_STORAGE__tableServiceUri", text);
  if (blobs === undefined || tables === undefined) return undefined;
  const endpoint = text("EVENT_GRID_TOPIC_ENDPOINT");
  return {
    serviceBusCore: connection("SERVICE_BUS_CORE", "SERVICE_BUS_CORE__fullyQualifiedNamespace", text),
    blobs,
    tables,
    topic: endpoint === undefined ? undefined : { endpoint, key: text("EVENT_GRID_TOPIC_KEY") },
    clientId: text("AZURE_CLIENT_ID"),
  };
}
