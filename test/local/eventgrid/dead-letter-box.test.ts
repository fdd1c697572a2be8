import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { deadLetterName, deadLetterText } from "../../../local/eventgrid/dead-letter-blob.ts";
import { type DeadLetterBox, deadLetterBox } from "../../../local/eventgrid/dead-letter-box.ts";
import type { DeadLetterStore } from "../../../local/eventgrid/dead-letter-store.ts";
import type { Delivery } from "../../../local/eventgrid/delivery.ts";
import { webhookOutcome } from "../../../local/eventgrid/outcome.ts";
import { deliveryOf } from "./memory-target.ts";

const REASON = "MaxDeliveryAttemptsExceeded";

function failedDelivery(id: string): Delivery {
  const failure = webhookOutcome(404);
  if (failure.kind !== "failed") throw new Error("404 is a failure.");
  return { ...deliveryOf(id, 1_000), attempts: 3, last: { failure, atMs: 2_000 } };
}

describe("a dead letter's blob", () => {
  it.each([
    [Date.UTC(2026, 0, 2, 3, 59), "MY-WEBHOOK/2026/1/2/3/guid.json"],
    [Date.UTC(2026, 11, 31, 23), "MY-WEBHOOK/2026/12/31/23/guid.json"],
  ])("is named by its subscription and hour, at %i", (nowMs, name) => {
    expect(deadLetterName("my-webhook", nowMs, "guid")).toBe(name);
  });

  it("holds an array of events as they were published, with why they are there", () => {
    const delivery = failedDelivery("a");
    const text = '{"specversion":"1.0","id":"a","source":"urn:a","type":"t","data":9007199254740993}';
    const letter = { delivery: { ...delivery, event: { ...delivery.event, text } }, reason: REASON } as const;
    expect(deadLetterText([letter])).toBe(
      `[${text.slice(0, -1)},"deadletterreason":"${REASON}","deliveryattempts":3,` +
        '"lastdeliveryoutcome":"NotFound","lasthttpstatuscode":404,"publishtime":"1970-01-01T00:00:01.000Z",' +
        '"lastdeliveryattempttime":"1970-01-01T00:00:02.000Z"}]',
    );
  });
});

describe("the dead letters of a subscription", () => {
  let log: string[];
  beforeEach(() => {
    vi.useFakeTimers({ now: 0 });
    log = [];
  });
  afterEach(() => vi.useRealTimers());

  function under(keep: DeadLetterStore["keep"] | undefined): DeadLetterBox {
    return deadLetterBox({
      subscription: "orders",
      store: keep === undefined ? undefined : { keep },
      timeScale: 1,
      nowMs: Date.now,
      random: () => 0,
      newId: () => "guid",
      onKept: ({ delivery }, name) => log.push(`${delivery.event.id} in ${name} at ${Date.now()}`),
      onDropped: ({ delivery }, why) => log.push(`${delivery.event.id} dropped: ${why}`),
    });
  }
  const add = (box: DeadLetterBox, ...ids: string[]) => {
    for (const id of ids) box.add({ delivery: failedDelivery(id), reason: REASON });
  };

  it("are kept together five minutes after the first", async () => {
    const texts: string[] = [];
    const box = under(async (_, text) => texts.push(text) > 0);
    add(box, "a");
    await vi.advanceTimersByTimeAsync(299_000);
    add(box, "b");
    expect(log).toEqual([]);
    expect(vi.getTimerCount()).toBe(1);
    await vi.runAllTimersAsync();
    expect(log).toEqual([
      "a in ORDERS/1970/1/1/0/guid.json at 300000",
      "b in ORDERS/1970/1/1/0/guid.json at 300000",
    ]);
    expect(texts.map((text) => JSON.parse(text).length)).toEqual([2]);
  });

  it("that come later have a blob of their own", async () => {
    const box = under(async () => true);
    add(box, "a");
    await vi.runAllTimersAsync();
    add(box, "b");
    await vi.runAllTimersAsync();
    expect(log).toEqual([
      "a in ORDERS/1970/1/1/0/guid.json at 300000",
      "b in ORDERS/1970/1/1/0/guid.json at 600000",
    ]);
  });

  it("are cut into blobs of 500 events", async () => {
    const sizes: number[] = [];
    const box = under(async (_, text) => sizes.push(JSON.parse(text).length) > 0);
    add(box, ...Array.from({ length: 1_001 }, (_, at) => `${at}`));
    await vi.runAllTimersAsync();
    expect(sizes).toEqual([500, 500, 1]);
  });

  it("are tried again while the container cannot be reached", async () => {
    let calls = 0;
    const box = under(async () => {
      calls += 1;
      if (calls < 3) throw new Error("unreachable");
      return true;
    });
    add(box, "a");
    await vi.runAllTimersAsync();
    expect(log).toEqual(["a in ORDERS/1970/1/1/0/guid.json at 340000"]);
  });

  it("are dropped, and that is said, when the container stays away for four hours", async () => {
    add(
      under(async () => {
        throw new Error("unreachable");
      }),
      "a",
    );
    await vi.runAllTimersAsync();
    expect(log).toEqual(["a dropped: the container could not be reached for four hours"]);
  });

  it("are dropped, and that is said, when there is no such container or none at all", async () => {
    add(
      under(async () => false),
      "a",
    );
    add(under(undefined), "b");
    await vi.runAllTimersAsync();
    expect(log).toEqual([
      "b dropped: the topic has no dead-letter container",
      "a dropped: the container does not exist",
    ]);
  });

  it("leave no timer behind when the stand-in stops", async () => {
    const box = under(async () => true);
    add(box, "a");
    await box.stop();
    expect(vi.getTimerCount()).toBe(0);
    expect(log).toEqual([]);
  });
});
