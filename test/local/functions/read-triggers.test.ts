import { describe, expect, it } from "vitest";
import type { AppFunction } from "../../../local/functions/load-app.ts";
import { readTriggers } from "../../../local/functions/read-triggers.ts";
import type { Binding } from "../../../local/functions/rpc.ts";

const SETTINGS = { Bus: "Endpoint=sb://localhost", QUEUE: "inbound", EVERY: "0 * * * * *" };
const HTTP_RETURN: Binding = { type: "http", direction: "out" };

function withTrigger(
  name: string,
  options: Record<string, unknown>,
  more: Record<string, Binding> = {},
): AppFunction {
  const trigger: Binding = { type: "httpTrigger", direction: "in", ...options };
  return { name, triggerName: "in", trigger, bindings: { in: trigger, ...more } };
}

function problemsOf(...functions: readonly AppFunction[]): readonly string[] {
  return readTriggers(functions, SETTINGS).problems;
}

describe("the triggers of an app", () => {
  it("are read with their expressions resolved and the host's defaults", () => {
    const { served, problems } = readTriggers(
      [
        withTrigger("web", { methods: ["get"] }, { $return: HTTP_RETURN }),
        withTrigger("many", {
          type: "serviceBusTrigger",
          queueName: "%QUEUE%",
          connection: "Bus",
          cardinality: "many",
          dataType: "binary",
        }),
        withTrigger("topic", {
          type: "ServiceBusTrigger",
          topicName: "t",
          subscriptionName: "s",
          connection: "Bus",
          isSessionsEnabled: true,
        }),
        withTrigger("tick", { type: "timerTrigger", schedule: "%EVERY%", runOnStartup: true }),
        withTrigger("event", { type: "eventGridTrigger" }),
      ],
      SETTINGS,
    );
    expect(problems).toEqual([]);
    expect(served).toMatchObject([
      { kind: "http", name: "web", http: { methods: new Set(["GET"]), route: { template: "web" } } },
      {
        kind: "serviceBus",
        serviceBus: { entity: "inbound", cardinality: "many", binary: true, sessions: false },
      },
      {
        kind: "serviceBus",
        serviceBus: { entity: "t", subscription: "s", cardinality: "one", sessions: true },
      },
      { kind: "timer", timer: { runOnStartup: true } },
      { kind: "eventGrid", name: "event" },
    ]);
  });

  it.each([
    [
      "an unknown trigger",
      { type: "queueTrigger" },
      /"queueTrigger"; this runtime serves httpTrigger, serviceBus/,
    ],
    ["no queue", { type: "serviceBusTrigger", connection: "Bus" }, /names no queue/],
    ["a topic alone", { type: "serviceBusTrigger", connection: "Bus", topicName: "t" }, /names no queue/],
    [
      "no connection",
      { type: "serviceBusTrigger", queueName: "q", connection: "Other" },
      /"Other" is not set/,
    ],
    [
      "no setting",
      { type: "serviceBusTrigger", queueName: "%NO%", connection: "Bus" },
      /setting NO, which is not set/,
    ],
    [
      "a stream",
      { type: "serviceBusTrigger", queueName: "q", connection: "Bus", dataType: "stream" },
      /dataType is/,
    ],
    [
      "deferred bindings",
      { type: "serviceBusTrigger", queueName: "q", connection: "Bus", sdkBinding: true },
      /sdkBinding/,
    ],
    ["no schedule", { type: "timerTrigger" }, /has no schedule/],
    ["a batch of events", { type: "eventGridTrigger", cardinality: "many" }, /not modelled for Event Grid/],
    ["a route of another kind", { route: "a/{b=1}" }, /not modelled/],
  ])("with %s are refused, naming the function", (_, options, reason) => {
    const [problem] = problemsOf(withTrigger("odd", options));
    expect(problem).toMatch(/^Function "odd": /);
    expect(problem).toMatch(reason);
  });

  it("with an output or input beside the HTTP response are refused", () => {
    const queue: Binding = { type: "queue", direction: "out" };
    const blob: Binding = { type: "blob", direction: "in" };
    expect(problemsOf(withTrigger("odd", {}, { $return: HTTP_RETURN, queue1: queue, blob1: blob }))).toEqual([
      expect.stringContaining('its output "queue1" (queue) is not modelled'),
      expect.stringContaining('its input "blob1" (blob) is not modelled'),
    ]);
  });

  it("with one route and method for two functions are refused", () => {
    const problems = problemsOf(
      withTrigger("a", { route: "same/{x}", methods: ["GET"] }),
      withTrigger("b", { route: "/Same/{x}/", methods: ["GET", "POST"] }),
      withTrigger("c", { route: "same/{x}", methods: ["PUT"] }),
    );
    expect(problems).toEqual(['Functions "a" and "b" both answer GET /same/{x}. Change one route.']);
  });
});
