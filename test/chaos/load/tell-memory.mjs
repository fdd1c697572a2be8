// Loaded into a functions process before the app: at SIGUSR2 it says what memory is in use, the heap after a full
// collection, as one line on standard output.
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

setFlagsFromString("--expose-gc");
const collect = runInNewContext("gc");

process.on("SIGUSR2", () => {
  const { rss } = process.memoryUsage();
  collect();
  const { heapUsed, external } = process.memoryUsage();
  process.stdout.write(`${JSON.stringify({ memory: { rss, heap: heapUsed + external } })}\n`);
});
