import { describe, expect, it } from "vitest";
import { Failure } from "../../../shared/failure/failure.ts";
import { firstThatTakes } from "../../../shared/inbound/first-that-takes.ts";
import { memoryInboundQueue } from "../../../shared/inbound/memory-inbound-queue.ts";

const message = { messageId: "a#1", body: Buffer.from("{}"), properties: {} };
const full = { send: () => Promise.reject(new Failure("QUEUE_UNAVAILABLE", "full")) };

describe("two queues as one", () => {
  it("use the first as long as it takes messages", async () => {
    const [first, second] = [memoryInboundQueue(), memoryInboundQueue()];
    await firstThatTakes(first, second).send(message, 7);
    expect([first.nextDueMs(), second.nextDueMs()]).toEqual([7, undefined]);
  });

  it("use the second, with the same time, when the first does not", async () => {
    const second = memoryInboundQueue();
    await firstThatTakes(full, second).send(message, 7);
    expect(second.nextDueMs()).toBe(7);
  });

  it("fail when neither takes it", async () => {
    await expect(firstThatTakes(full, full).send(message)).rejects.toMatchObject({
      code: "QUEUE_UNAVAILABLE",
    });
  });
});
