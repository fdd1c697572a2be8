// Loaded before the work itself. It ends the work when the launcher was killed in a way that lets it pass nothing on:
// the channel between both then closes. What the work itself forks inherits this file, and has a parent of its own.
import { isMainThread } from "node:worker_threads";

const GRACE_MS = 7_000;

if (isMainThread && process.channel && process.ppid === Number(process.env.D365_EVENTS_LAUNCHER)) {
  process.once("disconnect", () => {
    process.kill(process.pid, "SIGTERM");
    setTimeout(() => process.exit(1), GRACE_MS).unref();
  });
  process.channel.unref(); // else listening alone would keep the work from ending
}
