import { memoryWaitingQueue } from "../../../shared/waiting/memory-waiting-queue.ts";
import { waitingQueueSuite } from "./waiting-queue-suite.ts";

waitingQueueSuite("memory", () => {
  const queue = memoryWaitingQueue();
  const wait = (arrivedAtMs: number): Promise<void> => Promise.resolve(queue.wait(arrivedAtMs));
  return Promise.resolve({ queue, wait, waitForLater: wait, expel: () => Promise.resolve(queue.expel()) });
});
