import { memoryWaitingQueue } from "../../../shared/waiting/memory-waiting-queue.ts";
import { waitingQueueSuite } from "./waiting-queue-suite.ts";

waitingQueueSuite("memory", () => {
  const queue = memoryWaitingQueue();
  const wait = async (arrivedAtMs: number, bodyName?: string): Promise<void> =>
    queue.wait(arrivedAtMs, bodyName);
  return Promise.resolve({
    queue,
    wait,
    waitForLater: wait,
    expel: async (bodyName?: string) => queue.expel(bodyName),
  });
});
