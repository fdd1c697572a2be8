import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Delivery } from "../../../local/eventgrid/delivery.ts";
import { type Dispatcher, type DispatcherOptions, dispatcher } from "../../../local/eventgrid/dispatcher.ts";
import { DELIVERED, type Outcome, webhookOutcome } from "../../../local/eventgrid/outcome.ts";
import { deliveryOf, type MemoryTarget, memoryTarget } from "./memory-target.ts";

const POLICY = { maxDeliveryAttempts: 30, eventTimeToLiveMinutes: 1_440 };

let log: string[];

function under(target: MemoryTarget, changes: Partial<DispatcherOptions> = {}): Dispatcher {
  return dispatcher({
    target,
    retry: POLICY,
    timeScale: 1,
    nowMs: Date.now,
    random: () => 0,
    onDelivered: ({ event }) => log.push(`${event.id} delivered`),
    onRetry: ({ event }, { outcome }, waitMs) => log.push(`${event.id} ${outcome}, again in ${waitMs}`),
    onUndeliverable: ({ event, attempts }, reason) => log.push(`${event.id} ${reason} after ${attempts}`),
    ...changes,
  });
}

/** Answers each attempt with the next status of the list, and with the last one from then on. */
function statuses(...list: readonly number[]): (delivery: Delivery) => Outcome {
  return ({ attempts }) => webhookOutcome(list[Math.min(attempts, list.length - 1)] ?? 200);
}

describe("the deliveries of a subscription", () => {
  beforeEach(() => {
    vi.useFakeTimers({ now: 0 });
    log = [];
  });
  afterEach(() => vi.useRealTimers());

  it("take what comes in one turn together, up to the target's batch", async () => {
    const target = memoryTarget({ batchSize: 2 });
    const deliveries = under(target);
    deliveries.add([deliveryOf("a")]);
    deliveries.add([deliveryOf("b"), deliveryOf("c")]);
    await vi.runAllTimersAsync();
    expect(target.calls).toEqual([["a", "b"], ["c"]]);
    expect(log).toEqual(["a delivered", "b delivered", "c delivered"]);
    expect(deliveries.waiting).toBe(0);
  });

  it("run at once as far as the target allows", async () => {
    const target = memoryTarget({ concurrency: 3, takesMs: 10 });
    const deliveries = under(target);
    deliveries.add(Array.from({ length: 10 }, (_, at) => deliveryOf(`${at}`)));
    await vi.runAllTimersAsync();
    expect(target.mostAtOnce).toBe(3);
    expect(target.calls).toHaveLength(10);
  });

  it.each<[number, string]>([
    [500, "GenericError, again in 10000"],
    [302, "GenericError, again in 10000"],
    [205, "GenericError, again in 10000"],
    [503, "Busy, again in 30000"],
    [408, "TimedOut, again in 120000"],
    [404, "NotFound, again in 300000"],
  ])("wait after a first %i as the service does", async (status, expected) => {
    under(memoryTarget({ outcomeOf: statuses(status, 200) })).add([deliveryOf("a")]);
    await vi.runAllTimersAsync();
    expect(log).toEqual([`a ${expected}`, "a delivered"]);
  });

  it.each<[number, string]>([
    [400, "BadRequest"],
    [401, "Unauthorized"],
    [403, "Forbidden"],
    [413, "PayloadTooLarge"],
  ])("end at once with a %i", async (status, name) => {
    under(memoryTarget({ outcomeOf: statuses(status) })).add([deliveryOf("a")]);
    await vi.runAllTimersAsync();
    expect(log).toEqual([`a UndeliverableDueToHttp${name} after 1`]);
  });

  it("end after the policy's attempts", async () => {
    const retry = { ...POLICY, maxDeliveryAttempts: 3 };
    under(memoryTarget({ outcomeOf: statuses(500) }), { retry }).add([deliveryOf("a")]);
    await vi.runAllTimersAsync();
    expect(log).toEqual([
      "a GenericError, again in 10000",
      "a GenericError, again in 30000",
      "a MaxDeliveryAttemptsExceeded after 3",
    ]);
  });

  it("end when the time to live is over at the next attempt, and not before", async () => {
    const retry = { ...POLICY, eventTimeToLiveMinutes: 2 };
    const target = memoryTarget({ outcomeOf: statuses(500) });
    under(target, { retry }).add([deliveryOf("a")]);
    await vi.advanceTimersByTimeAsync(3 * 60_000);
    // Attempts at 0, 10, 40 and 100 s; the next one would have come at 400 s.
    expect(target.calls).toHaveLength(4);
    expect(log).toHaveLength(4);
    await vi.runAllTimersAsync();
    expect(target.calls).toHaveLength(4);
    expect(log.at(-1)).toBe("a TimeToLiveExceeded after 4");
  });

  it("scale every wait and the time to live", async () => {
    const retry = { ...POLICY, eventTimeToLiveMinutes: 2 };
    under(memoryTarget({ outcomeOf: statuses(500) }), { retry, timeScale: 0.001 }).add([deliveryOf("a")]);
    await vi.advanceTimersByTimeAsync(450);
    expect(log).toEqual([
      "a GenericError, again in 10",
      "a GenericError, again in 30",
      "a GenericError, again in 60",
      "a GenericError, again in 300",
      "a TimeToLiveExceeded after 4",
    ]);
  });

  it("try each event of a batch again by itself", async () => {
    const target = memoryTarget({
      batchSize: 3,
      outcomeOf: ({ event, attempts }) =>
        event.id === "b" && attempts === 0 ? webhookOutcome(500) : DELIVERED,
    });
    under(target).add(["a", "b", "c"].map((id) => deliveryOf(id)));
    await vi.runAllTimersAsync();
    expect(target.calls).toEqual([["a", "b", "c"], ["b"]]);
  });

  it("keep one timer however many events wait", async () => {
    const deliveries = under(memoryTarget({ batchSize: 1_000, outcomeOf: statuses(500) }));
    deliveries.add(Array.from({ length: 5_000 }, (_, at) => deliveryOf(`${at}`)));
    await vi.advanceTimersByTimeAsync(100);
    deliveries.add([deliveryOf("later")]);
    await vi.advanceTimersByTimeAsync(100);
    expect(deliveries.waiting).toBe(5_001);
    expect(vi.getTimerCount()).toBe(1);
    await deliveries.stop();
    expect(vi.getTimerCount()).toBe(0);
  });

  it("stop with what waits, and take nothing more", async () => {
    const target = memoryTarget({ takesMs: 50 });
    const deliveries = under(target);
    deliveries.add([deliveryOf("a"), deliveryOf("b")]);
    await vi.advanceTimersByTimeAsync(10);
    const stopped = deliveries.stop();
    await vi.runAllTimersAsync();
    await stopped;
    deliveries.add([deliveryOf("c")]);
    await vi.runAllTimersAsync();
    expect(target.calls).toEqual([["a"]]);
    expect(log).toEqual([]);
  });
});
