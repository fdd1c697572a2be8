import type { ServiceBusClient, ServiceBusSender } from "@azure/service-bus";
import type { QueueAddress, QueueSenders } from "./send-to-queue.ts";

/** Senders over the real SDK, which is loaded with the first message; one connection a namespace. */
export function serviceBusSenders(): QueueSenders {
  const clients = new Map<string, Promise<ServiceBusClient>>();
  const senders = new Map<string, Promise<ServiceBusSender>>();

  function clientOf(connectionString: string): Promise<ServiceBusClient> {
    const known = clients.get(connectionString);
    if (known !== undefined) return known;
    const client = import("@azure/service-bus").then(
      ({ ServiceBusClient }) => new ServiceBusClient(connectionString, { retryOptions: { maxRetries: 0 } }),
    );
    clients.set(connectionString, client);
    return client;
  }

  function senderTo(address: QueueAddress): Promise<ServiceBusSender> {
    const connectionString = connectionStringOf(address);
    const name = `${connectionString} ${address.path}`;
    const known = senders.get(name);
    if (known !== undefined) return known;
    const sender = clientOf(connectionString).then((client) => client.createSender(address.path));
    senders.set(name, sender);
    return sender;
  }

  return {
    send: async (address, message) => {
      const sender = await senderTo(address);
      await sender.sendMessages({ ...message, applicationProperties: { ...message.applicationProperties } });
    },
    close: async () => {
      const all = await Promise.all(clients.values());
      await Promise.all(all.map((client) => client.close()));
    },
  };
}

/** The stand-in for Service Bus speaks without TLS, as the SDK does when it is told that an emulator is there. */
function connectionStringOf({ namespace, keyName, key }: QueueAddress): string {
  const host = namespace.replace(/\/$/, "");
  const local = /^sb:\/\/(localhost|127\.0\.0\.1)(:\d+)?$/.test(host) ? "UseDevelopmentEmulator=true;" : "";
  return `Endpoint=${host};SharedAccessKeyName=${keyName};SharedAccessKey=${key};${local}`;
}
