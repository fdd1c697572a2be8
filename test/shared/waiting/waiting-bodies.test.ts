import { describe, expect, it } from "vitest";
import { memorySpool } from "../../../shared/spool/memory-spool.ts";
import { memoryWaitingQueue } from "../../../shared/waiting/memory-waiting-queue.ts";
import { waitingBodies } from "../../../shared/waiting/waiting-bodies.ts";

const message = (id: string) => ({ messageId: id, body: Buffer.from(" "), properties: {} });

describe("the bodies that waiting messages lead to", () => {
  it("are those of all queues, of their dead letters, and of the spool", async () => {
    const [inbound, isolate, spool] = [memoryWaitingQueue(), memoryWaitingQueue(), memorySpool()];
    inbound.wait(0, "inbound/a");
    isolate.expel("inbound/b");
    await spool.put(message("c#3"));
    const names = await waitingBodies({ queues: [inbound, isolate], spool });
    expect([...(names ?? [])].sort()).toEqual(["inbound/a", "inbound/b", "inbound/c"]);
  });

  it("are not told when one queue holds more than is looked through", async () => {
    const queue = memoryWaitingQueue();
    for (let count = 0; count <= 5_000; count += 1) queue.wait(0);
    expect(await waitingBodies({ queues: [queue], spool: memorySpool() })).toBeUndefined();
  });

  it("hold those of a message that moves while it is looked for, from a queue still to be seen to one that was", async () => {
    const [inbound, isolate] = [memoryWaitingQueue(), memoryWaitingQueue()];
    let looks = 0;
    const moving: typeof isolate = {
      ...isolate,
      async bodyNames(limit) {
        looks += 1;
        // It was here until now, and stands on the other queue by the next look.
        if (looks === 1) inbound.wait(0, "inbound/a");
        return await isolate.bodyNames(limit);
      },
    };
    const names = await waitingBodies({ queues: [inbound, moving], spool: memorySpool() });
    expect([...(names ?? [])]).toEqual(["inbound/a"]);
  });
});
