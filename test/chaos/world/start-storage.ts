import { setTimeout as pause } from "node:timers/promises";
import { startAzurite } from "../../../local/azurite/start-azurite.ts";
import type { Ports } from "../../../local/stack/ports.ts";
import type { Restartable } from "./start-broker.ts";

/**
 * Azurite, with its data kept.
 *
 * It is asked to end and not killed: it writes its tables to disk every few seconds alone, so that a kill would lose
 * what it had confirmed, which Azure Storage does not do.
 */
export async function startStorage(
  { blob, queue, table }: Ports,
  directory: string,
): Promise<Restartable & { readonly connectionString: string }> {
  const start = () => startAzurite({ ports: { blob, queue, table }, directory });
  let azurite = await start();
  return {
    connectionString: azurite.connectionString,
    async restart(downMs) {
      await azurite.stop();
      await pause(downMs);
      azurite = await start();
    },
    stop: () => azurite.stop(),
  };
}
