import type { ServiceBusReceivedMessage } from "@azure/service-bus";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { whileRenewed } from "../../../../local/functions/triggers/lock-renewal.ts";

const LOCK_MS = 60_000;

describe("the lock of a message whose function runs", () => {
  beforeEach(() => vi.useFakeTimers({ now: 0 }));
  afterEach(() => vi.useRealTimers());

  /** Runs work of a length and gives the times at which the lock was renewed. */
  async function renewals(
    workMs: number,
    longestMs: number,
    renew = async () => new Date(Date.now() + LOCK_MS),
  ) {
    const atMs: number[] = [];
    const message: ServiceBusReceivedMessage = {
      body: undefined,
      state: "active",
      lockedUntilUtc: new Date(LOCK_MS),
      _rawAmqpMessage: { body: undefined },
    };
    const receiver = {
      renewMessageLock: async () => {
        atMs.push(Date.now());
        return renew();
      },
    };
    const work = new Promise<string>((resolve) => setTimeout(resolve, workMs, "done"));
    const result = whileRenewed({ receiver, message, longestMs }, work);
    await vi.advanceTimersByTimeAsync(workMs);
    expect(await result).toBe("done");
    await vi.advanceTimersByTimeAsync(600_000);
    return atMs;
  }

  it("is renewed whenever half of it is over, until the function is done", async () => {
    expect(await renewals(100_000, 300_000)).toEqual([30_000, 60_000, 90_000]);
  });

  it("is not renewed for a function that is done before", async () => {
    expect(await renewals(29_000, 300_000)).toEqual([]);
  });

  it("is left alone after the longest time", async () => {
    expect(await renewals(200_000, 65_000)).toEqual([30_000, 60_000]);
  });

  it("is not renewed again after a renewal that failed", async () => {
    expect(await renewals(200_000, 300_000, () => Promise.reject(new Error("lock lost")))).toEqual([30_000]);
  });
});
