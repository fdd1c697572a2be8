import { describe, expect, it } from "vitest";
import { readNamespaces } from "../../../../local/servicebus/config/namespaces.ts";

interface Given {
  readonly Queues?: readonly unknown[];
  readonly Topics?: readonly unknown[];
}

const read = (...namespaces: readonly Given[]): ReturnType<typeof readNamespaces> =>
  readNamespaces(
    { UserConfig: { Namespaces: namespaces.map((given, index) => ({ Name: `ns${index}`, ...given })) } },
    "bus",
  );
const readQueue = (Properties: unknown): ReturnType<typeof readNamespaces> =>
  read({ Queues: [{ Name: "q", Properties }] });

describe("the emulator's configuration", () => {
  it("gives queues and topics with the service's defaults", () => {
    const queue = {
      lockMs: 60_000,
      maxDeliveryCount: 10,
      ttlMs: undefined,
      deadLetterExpired: false,
      requiresSession: false,
    };
    const intake = { duplicateWindowMs: undefined, maxBytes: 2 ** 30 };
    const topic = { Name: "t", Subscriptions: [{ Name: "s" }] };
    expect(read({ Queues: [{ Name: "q" }], Topics: [topic] })).toEqual([
      {
        name: "ns0",
        entities: [
          { kind: "queue", name: "q", queue, intake },
          { kind: "topic", name: "t", intake, subscriptions: [{ name: "s", queue }] },
        ],
      },
    ]);
  });

  it("takes Microsoft's own sample of a queue, a topic and logging", () => {
    const config = {
      UserConfig: {
        Namespaces: [
          {
            Name: "sbemulatorns",
            Queues: [
              {
                Name: "queue.1",
                Properties: {
                  DeadLetteringOnMessageExpiration: false,
                  DefaultMessageTimeToLive: "PT1H",
                  DuplicateDetectionHistoryTimeWindow: "PT20S",
                  ForwardDeadLetteredMessagesTo: "",
                  ForwardTo: "",
                  LockDuration: "PT1M",
                  MaxDeliveryCount: 3,
                  RequiresDuplicateDetection: false,
                  RequiresSession: false,
                },
              },
            ],
            Topics: [
              {
                Name: "topic.1",
                Properties: {
                  DefaultMessageTimeToLive: "PT1H",
                  DuplicateDetectionHistoryTimeWindow: "PT20S",
                  RequiresDuplicateDetection: true,
                },
                Subscriptions: [
                  {
                    Name: "subscription.1",
                    Properties: { DefaultMessageTimeToLive: "PT2H", LockDuration: "PT1M" },
                  },
                ],
              },
            ],
          },
        ],
        Logging: { Type: "File" },
      },
    };
    const [queue, topic] = readNamespaces(config, "bus")[0]?.entities ?? [];
    expect(queue).toMatchObject({ queue: { ttlMs: 3_600_000, maxDeliveryCount: 3 } });
    expect(topic).toMatchObject({
      intake: { duplicateWindowMs: 20_000 },
      subscriptions: [{ queue: { ttlMs: 3_600_000 } }],
    });
  });

  it.each([
    [{ LockDuration: "PT5M1S" }, 'LockDuration: expected a duration from PT5S to PT5M, got "PT5M1S"'],
    [{ LockDuration: "PT4S" }, "LockDuration: expected"],
    [{ LockDuration: "P" }, "LockDuration: expected"],
    [{ LockDuration: 60 }, "LockDuration: expected"],
    [{ MaxDeliveryCount: 0 }, "MaxDeliveryCount: expected a whole number from 1 to 2000, got 0"],
    [{ MaxDeliveryCount: 2_001 }, "MaxDeliveryCount: expected"],
    [{ DefaultMessageTimeToLive: "PT0S" }, "DefaultMessageTimeToLive: expected"],
    [{ DuplicateDetectionHistoryTimeWindow: "P8D" }, "DuplicateDetectionHistoryTimeWindow: expected"],
    [{ RequiresSession: "true" }, 'RequiresSession: expected true or false, got "true"'],
    [{ ForwardTo: "other" }, "ForwardTo: expected nothing, since forwarding is not modelled"],
    [{ LockDuraton: "PT1M" }, "expected only the members LockDuration"],
  ])("refuses %j and names the path", (properties, message) => {
    expect(() => readQueue(properties)).toThrow("bus.UserConfig.Namespaces[0].Queues[0].Properties");
    expect(() => readQueue(properties)).toThrow(message);
  });

  it("refuses rules of subscriptions, which it does not model", () => {
    const rules = [{ Name: "r", Properties: { FilterType: "Sql", SqlFilter: { SqlExpression: "a = 1" } } }];
    const topic = { Name: "t", Subscriptions: [{ Name: "s", Rules: rules }] };
    expect(() => read({ Topics: [topic] })).toThrow("Topics[0].Subscriptions[0].Rules: expected no rules");
  });

  it("refuses a name that stands twice, in whatever case and namespace", () => {
    expect(() => read({ Queues: [{ Name: "same" }] }, { Topics: [{ Name: "SAME" }] })).toThrow(
      "'SAME' stands in 'ns0' and in 'ns1'",
    );
  });

  it.each(["", "-a", "a b", "a".repeat(261)])("refuses the name '%s'", (name) => {
    expect(() => read({ Queues: [{ Name: name }] })).toThrow("Queues[0].Name: expected");
  });
});
