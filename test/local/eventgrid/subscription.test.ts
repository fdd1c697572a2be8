import { describe, expect, it } from "vitest";
import { readSubscriptions } from "../../../local/eventgrid/subscription.ts";
import topology from "../../../topology.json" with { type: "json" };

const queue = { name: "orders", destination: { kind: "serviceBusQueue", queue: "orders" } };
const filtered = (...advancedFilters: unknown[]) => [{ ...queue, filter: { advancedFilters } }];

describe("the subscriptions of the topology", () => {
  it("are read from the repository's own file", () => {
    const subscriptions = readSubscriptions(topology.eventGrid.subscriptions);
    expect(subscriptions.map(({ name, destination }) => [name, destination.kind])).toEqual([
      ["logicapp", "serviceBusQueue"],
      ["by-record", "serviceBusQueue"],
      ["webhook", "webhook"],
    ]);
    expect(subscriptions[0]?.deliveryProperties).toEqual([
      { kind: "fromEvent", name: "MessageId", key: "deliverykey" },
    ]);
  });

  it("have Azure's defaults where nothing is said", () => {
    expect(readSubscriptions([queue])).toEqual([
      {
        ...queue,
        deliveryProperties: [],
        filter: {
          includedEventTypes: undefined,
          subjectBeginsWith: "",
          subjectEndsWith: "",
          isSubjectCaseSensitive: false,
          enableAdvancedFilteringOnArrays: false,
          advancedFilters: [],
        },
        retry: { maxDeliveryAttempts: 30, eventTimeToLiveMinutes: 1_440 },
      },
    ]);
  });

  it.each<[string, unknown, string]>([
    ["no array", {}, "eventGrid.subscriptions: expected an array, got {}."],
    ["an unknown member", [{ ...queue, filters: {} }], 'got "filters"'],
    ["a name that is too short", [{ ...queue, name: "ab" }], "[0].name: expected 3 to 64 letters"],
    ["one name twice", [queue, { ...queue, name: "ORDERS" }], 'each name once, in any case, got "orders"'],
    ["an unknown destination", [{ ...queue, destination: { kind: "eventHub" } }], "[0].destination.kind"],
    ["a queue without a name", [{ ...queue, destination: { kind: "serviceBusQueue" } }], "got nothing"],
    [
      "a webhook with a queue",
      [{ ...queue, destination: { kind: "webhook", queue: "orders" } }],
      "no queue for a webhook",
    ],
    [
      "MessageId and SessionId together",
      [{ ...queue, deliveryProperties: { MessageId: "id", SessionId: "subject" } }],
      "either MessageId or SessionId",
    ],
    [
      "eleven delivery properties",
      [
        {
          ...queue,
          deliveryProperties: Object.fromEntries(Array.from({ length: 11 }, (_, at) => [`p${at}`, "id"])),
        },
      ],
      "at most 10 delivery properties, got 11",
    ],
    [
      "a static value that is too long",
      [{ ...queue, deliveryProperties: { team: { value: "é".repeat(2_049) } } }],
      "team.value: expected at most 4096 bytes",
    ],
    ["31 attempts", [{ ...queue, retry: { maxDeliveryAttempts: 31 } }], "from 1 to 30, got 31"],
    ["half a minute", [{ ...queue, retry: { eventTimeToLiveMinutes: 0.5 } }], "from 1 to 1440, got 0.5"],
    ["an unknown operator", filtered({ operatorType: "StringEquals", key: "type" }), 'got "StringEquals"'],
    [
      "a key that can match nothing",
      filtered({ operatorType: "IsNotNull", key: "subject.name" }),
      "[0].key: expected an attribute such as type",
    ],
    [
      "a number among texts",
      filtered({ operatorType: "StringIn", key: "type", values: ["a", 1] }),
      "filter.advancedFilters[0].values[1]: expected a text of at most 512 characters, got 1.",
    ],
    [
      "a value above 512 characters",
      filtered({ operatorType: "StringIn", key: "type", values: ["a".repeat(513)] }),
      "at most 512 characters",
    ],
    [
      "a range whose ends are swapped",
      filtered({ operatorType: "NumberInRange", key: "data.n", values: [[2, 1]] }),
      "the smaller number first",
    ],
    [
      "26 values in two filters",
      filtered(
        { operatorType: "NumberIn", key: "data.n", values: Array.from({ length: 25 }, (_, at) => at) },
        { operatorType: "BoolEquals", key: "data.b", value: true },
      ),
      'expected at most 25 filters with 25 values together, got {"filters":2,"values":26}',
    ],
    [
      "26 filters",
      filtered(...Array.from({ length: 26 }, () => ({ operatorType: "IsNotNull", key: "subject" }))),
      '"filters":26',
    ],
  ])("refuse %s", (_, value, error) => {
    expect(() => readSubscriptions(value)).toThrow(error);
  });
});
