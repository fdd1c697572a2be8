import type { ServiceBusClient } from "@azure/service-bus";
import type { ServiceBusConnection } from "./app-settings.ts";

/** One AMQP connection for each Service Bus namespace that the app's triggers name. */
export interface ServiceBusClients {
  get(connection: ServiceBusConnection): Promise<ServiceBusClient>;
  close(): Promise<void>;
}

export function serviceBusClients(): ServiceBusClients {
  const open = new Map<string, ServiceBusClient>();
  return {
    async get(connection) {
      const key = connection.kind === "identity" ? connection.namespace : connection.connectionString;
      const client = open.get(key) ?? (await connect(connection));
      open.set(key, client);
      return client;
    },
    async close() {
      await Promise.all([...open.values()].map((client) => client.close()));
    },
  };
}

/** The SDKs are loaded when they are needed: they take longer to load than all the rest. */
async function connect(connection: ServiceBusConnection): Promise<ServiceBusClient> {
  const { ServiceBusClient: Client } = await import("@azure/service-bus");
  if (connection.kind === "connectionString") return new Client(connection.connectionString);
  const { DefaultAzureCredential } = await import("@azure/identity");
  return new Client(connection.namespace, new DefaultAzureCredential());
}
