/** What the Service Bus stand-in does not do as the service does; shown when it starts. */
export const SERVICE_BUS_NOT_MODELLED: readonly string[] = [
  "Development only. It takes any login and any token: no keys, identities or roles are checked.",
  "No TLS and no AMQP over WebSocket; a connection string with UseDevelopmentEmulator=true, never a token credential.",
  "No transactions, no forwarding, no partitions, no rules of subscriptions (each gets every message of its topic).",
  "No management of queues and topics over HTTP (the administration client); the topology says what there is.",
  "The Standard tier: a message or batch has at most 256 KB. No throttling, no quotas of connections or operations.",
  "One broker for all namespaces of the topology. Queues hold one gibibyte whatever their configured size.",
  "Messages are written to disk without fsync: they survive the process, not the machine. Locks end with the process.",
  "Not run with the .NET client, and so not with the real Functions host.",
];
