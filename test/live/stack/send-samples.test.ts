import { randomUUID } from "node:crypto";
import { createServer } from "node:http";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Dynamics, startDynamics } from "../../../local/dynamics/start-dynamics.ts";
import { type ServiceBusStandIn, startServiceBus } from "../../../local/servicebus/start-service-bus.ts";
import { sendSamples } from "../../../local/stack/send-samples.ts";
import type { Stack } from "../../../local/stack/start-stack.ts";
import type { Story } from "../../../local/stack/stories/story.ts";
import { loadTopology } from "../../../local/topology.ts";

const MESSAGE = { endpoint: "dataverse", path: "webhook", attempt: 1, receivedMs: 1, endedMs: 2 } as const;
const FAILED = { code: "X", reason: "it broke", step: "understand", keptIn: "dead-letters/x" };

/** A run whose webhooks answer with a status, and then tell a story of what they took. */
const listeners = new Set<(story: Story) => void>();
let status = 202;
let tellOf: (arrival: string) => Story | undefined = () => undefined;
let count = 0;
let serviceBus: ServiceBusStandIn;
let dynamics: Dynamics;
let stack: Stack;

const webhook = createServer((request, response) => {
  request.resume().on("end", () => {
    count += 1;
    const arrival = `a${count}`;
    const story = tellOf(arrival);
    // Told before the answer, as it can happen.
    if (story !== undefined) for (const listener of listeners) listener(story);
    response.writeHead(status, { "x-d365-events-arrival": arrival }).end();
  });
});

beforeAll(async () => {
  const { serviceBus: topology } = await loadTopology();
  serviceBus = await startServiceBus({ namespaces: topology.namespaces, port: 0, timeScale: 1 });
  await new Promise<void>((resolve) => webhook.listen(0, "127.0.0.1", resolve));
  const address = webhook.address();
  const url = `http://127.0.0.1:${typeof address === "object" ? address?.port : 0}/`;
  dynamics = await startDynamics({
    port: 0,
    timeScale: 0.05,
    nowMs: Date.now,
    newId: randomUUID,
    random: Math.random,
  });
  const { token } = dynamics.dataverse;
  stack = {
    dynamics,
    run: {
      webhooks: {
        dataverse: { url, headers: { "x-d365-events-secret": "s".repeat(43) } },
        finops: { url, headers: {} },
        businesscentral: { url, headers: {} },
        aif: { url, headers: {} },
      },
      serviceBus: {
        connectionString: serviceBus.connectionString,
        queues: {
          isolate: "isolate",
          inbound: "inbound",
          dataverse: "from-dataverse",
          finops: "from-finops",
          aif: "from-aif",
        },
      },
      storage: { connectionString: "" },
      eventGrid: { endpoint: "", key: "" },
      events: "",
      health: `${url}api/health`,
      dynamics: {
        dataverse: { url: dynamics.urls.dataverse, token },
        businesscentral: { url: dynamics.urls.businesscentral, token },
        finops: { url: dynamics.urls.finops },
      },
      pids: { stack: 1, functions: 2, azurite: 3 },
      timeScale: 1,
    },
    on: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    failed: new Promise(() => undefined),
    stop: async () => undefined,
  };
});
afterAll(async () => {
  await dynamics.stop();
  await serviceBus.stop();
  await new Promise((resolve) => webhook.close(resolve));
});

describe("samples that do not end as they should", () => {
  it("are told with what the sender saw, or that nothing was heard of them", async () => {
    status = 503;
    const faults = await sendSamples(stack, 2_000);
    expect(faults.map(({ reason }) => reason)).toEqual([
      "The webhook call failed: its answer was 503, expected 2xx.",
      "there is no delivery to send again",
      "nothing was heard of it in time",
      "it was sent 3 times in vain",
    ]);
    expect(listeners.size).toBe(0);
  });

  it("are told with how they ended instead", async () => {
    status = 202;
    tellOf = (arrival) => ({ kind: "dead", arrival, ...MESSAGE, ...FAILED });
    const faults = await sendSamples(stack, 2_000);
    expect(faults.map(({ reason }) => reason)).toEqual([
      "it ended dead (X: it broke) and not published",
      "it ended dead (X: it broke) and not duplicate",
      "nothing was heard of it in time",
      "it ended dead (X: it broke) and not published",
    ]);
  });

  it("are told with the subscriptions that did not deliver", async () => {
    tellOf = (arrival) => ({ kind: "published", arrival, ...MESSAGE, events: [], missing: ["webhook"] });
    const [first] = await sendSamples(stack, 2_000);
    expect(first).toEqual({
      title: "a contact's change by Dataverse's webhook",
      reason: "it was not delivered by webhook",
    });
  });
});
