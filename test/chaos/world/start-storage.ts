import { setTimeout as pause } from "node:timers/promises";
import { startAzurite } from "../../../local/azurite/start-azurite.ts";
import type { Ports } from "../../../local/stack/ports.ts";
import type { Restartable } from "./start-broker.ts";

/** What is under way ends within it. */
const SETTLE_MS = 400;
const END_LIMIT_MS = 30_000;

interface StorageOptions {
  readonly ports: Ports;
  readonly directory: string | undefined;
  /** Cuts off everyone who uses the storage, or lets them in again. */
  readonly cutOff: (off: boolean) => void;
}

/**
 * Azurite, with its data kept.
 *
 * It writes its tables to disk every few seconds and when it is asked to end, and may answer a request after that. So
 * nobody gets an answer from before it is asked until it is back: what was confirmed is on disk then, as Azure Storage
 * promises.
 *
 * @throws Error when it does not end within half a minute: the run would judge a fault of its own.
 */
export async function startStorage({ ports, directory, cutOff }: StorageOptions): Promise<Storage> {
  const { blob, queue, table } = ports;
  const start = () =>
    startAzurite({ ports: { blob, queue, table }, ...(directory === undefined ? {} : { directory }) });
  let azurite = await start();
  return {
    connectionString: azurite.connectionString,
    async restart(downMs) {
      cutOff(true);
      await pause(SETTLE_MS);
      process.kill(azurite.pid, "SIGTERM");
      const late = pause(END_LIMIT_MS).then(() => "late");
      if ((await Promise.race([azurite.exited, late])) === "late") {
        throw new Error(
          `Expected Azurite to end within ${END_LIMIT_MS} ms, it did not: its data may be lost.`,
        );
      }
      await pause(downMs);
      // On a machine that does much else, half a minute may be too short for a start.
      azurite = await start().catch(start);
      cutOff(false);
    },
    stop: () => azurite.stop(),
  };
}

interface Storage extends Restartable {
  readonly connectionString: string;
}
