/**
 * The queues and topics that the contract needs, in the layout of the official emulator. To run it against a real
 * namespace (Standard tier or above), create these in it and set `SERVICE_BUS_CONTRACT_CONNECTION_STRING`.
 */
export const CONTRACT_ENTITIES = {
  UserConfig: {
    Namespaces: [
      {
        Name: "contract",
        Queues: [
          { Name: "contract-plain", Properties: { LockDuration: "PT1M", MaxDeliveryCount: 3 } },
          { Name: "contract-short-lock", Properties: { LockDuration: "PT5S", MaxDeliveryCount: 10 } },
          {
            Name: "contract-unique",
            Properties: { RequiresDuplicateDetection: true, DuplicateDetectionHistoryTimeWindow: "PT20S" },
          },
          {
            Name: "contract-expiring",
            Properties: { DefaultMessageTimeToLive: "PT10S", DeadLetteringOnMessageExpiration: true },
          },
          { Name: "contract-sessions", Properties: { RequiresSession: true, LockDuration: "PT5S" } },
        ],
        Topics: [
          { Name: "contract-topic", Properties: {}, Subscriptions: [{ Name: "first" }, { Name: "second" }] },
        ],
      },
    ],
  },
} as const;
