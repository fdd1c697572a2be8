import { describe, expect, it } from "vitest";
import {
  type KeepPorts,
  type Kept,
  keepSubscriptions,
} from "../../../shared/registration/businesscentral/keep-subscriptions.ts";
import { memorySubscriptions } from "../../../shared/registration/businesscentral/memory-subscriptions.ts";
import type { WantedSubscription } from "../../../shared/registration/businesscentral/subscriptions.ts";

const HOUR_MS = 60 * 60_000;
const DAY_MS = 24 * HOUR_MS;
const ADDRESS = "https://events.example/api/businesscentral/bc";

function subscription(resource: string, secret = "a-long-secret"): WantedSubscription {
  return {
    api: "v2.0",
    resource: `/api/v2.0/companies(1)/${resource}`,
    notificationUrl: `${ADDRESS}?code=${secret}`,
    clientState: "a-state",
  };
}

/** A world whose app falls asleep when nothing called it for a while: then its first answer is too late. */
function world() {
  let nowMs = Date.UTC(2026, 10, 25);
  let calledMs = nowMs;
  let seen: ReadonlyMap<string, number> = new Map();
  const isAwake = (): boolean => nowMs - calledMs < 20 * 60_000;
  const subscriptions = memorySubscriptions({ nowMs: () => nowMs, answers: isAwake });
  const ports: KeepPorts = {
    subscriptions,
    seen: {
      read: () => Promise.resolve(seen),
      write: (written) => {
        seen = written;
        return Promise.resolve();
      },
    },
    warmUp: () => {
      calledMs = nowMs;
      return Promise.resolve(true);
    },
    nowMs: () => nowMs,
  };
  const keep = (
    wanted: readonly WantedSubscription[],
    changed: Partial<KeepPorts> = {},
    removes = false,
  ): Promise<readonly Kept[]> =>
    keepSubscriptions(
      { wanted, address: ADDRESS, renewBelowMs: 36 * HOUR_MS, removes },
      { ...ports, ...changed },
    );
  return {
    subscriptions,
    keep,
    pass: (ms: number) => {
      nowMs += ms;
    },
    now: () => nowMs,
  };
}

const kinds = (kept: readonly Kept[]): readonly string[] => kept.map(({ kind }) => kind);

describe("the subscriptions of Business Central", () => {
  it("are made, left alone while more than half of their life is left, and renewed then", async () => {
    const { keep, pass } = world();
    const wanted = [subscription("customers"), subscription("items")];
    expect(kinds(await keep(wanted))).toEqual(["created", "created"]);
    pass(HOUR_MS);
    expect(await keep(wanted)).toEqual([]);
    pass(36 * HOUR_MS);
    expect(kinds(await keep(wanted))).toEqual(["renewed", "renewed"]);
  });

  it("live through ten renewals, the app asleep before each", async () => {
    const { keep, pass, subscriptions } = world();
    const wanted = [subscription("customers")];
    const told: string[] = [...kinds(await keep(wanted))];
    for (let hour = 0; hour < 10 * 37; hour += 1) {
      pass(HOUR_MS);
      told.push(...kinds(await keep(wanted)));
    }
    expect(told).toEqual(["created", ...Array(10).fill("renewed")]);
    expect(await subscriptions.list(["v2.0"])).toHaveLength(1);
  });

  it("are lost without the call that wakes the app: the test of the test before", async () => {
    const { keep, pass } = world();
    const wanted = [subscription("customers")];
    await keep(wanted);
    pass(37 * HOUR_MS);
    expect(kinds(await keep(wanted, { warmUp: () => Promise.resolve(false) }))).toEqual(["failed"]);
  });

  it("are made again when they are gone, and the gap is told", async () => {
    const { keep, pass, now, subscriptions } = world();
    const wanted = [subscription("customers"), subscription("items")];
    await keep(wanted);
    pass(2 * HOUR_MS);
    await keep(wanted);
    const lastSeenMs = now();
    pass(HOUR_MS);
    subscriptions.forget(subscription("items").resource);
    const { resource } = subscription("items");
    expect(await keep(wanted)).toEqual([
      { kind: "recreated", resource, goneAfterMs: lastSeenMs, untilMs: now() },
    ]);
  });

  it("of a gap that could not be closed are told again with the whole gap", async () => {
    const { keep, pass, now, subscriptions } = world();
    const wanted = [subscription("items")];
    await keep(wanted);
    const lastSeenMs = now();
    subscriptions.forget(subscription("items").resource);
    pass(DAY_MS);
    expect(kinds(await keep(wanted, { warmUp: () => Promise.resolve(false) }))).toEqual(["failed"]);
    expect(await keep(wanted)).toMatchObject([{ kind: "recreated", goneAfterMs: lastSeenMs }]);
  });

  it("get another secret in place", async () => {
    const { keep, subscriptions } = world();
    await keep([subscription("customers")]);
    expect(kinds(await keep([subscription("customers", "another-secret")]))).toEqual(["renewed"]);
    expect(await subscriptions.list(["v2.0"])).toMatchObject([
      { notificationUrl: `${ADDRESS}?code=another-secret` },
    ]);
  });

  it("of ours that are wanted no more are removed when asked, and others' stay", async () => {
    const { keep, subscriptions } = world();
    const foreign = { ...subscription("customers"), notificationUrl: "https://other.example/hook" };
    await subscriptions.create(foreign);
    await keep([subscription("customers"), subscription("items")]);
    expect(await keep([subscription("items")])).toEqual([]);
    expect(kinds(await keep([subscription("items")], {}, true))).toEqual(["removed"]);
    expect((await subscriptions.list(["v2.0"])).map(({ notificationUrl }) => notificationUrl)).toEqual([
      foreign.notificationUrl,
      subscription("items").notificationUrl,
    ]);
  });
});
