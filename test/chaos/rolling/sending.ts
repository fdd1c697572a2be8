import type { Random } from "../../../bench/generator/random.ts";
import { SECRET_HEADER } from "../../../shared/accept/caller.ts";
import type { Delivery } from "../messages/message.ts";
import { type Sent, sendAll } from "../messages/send-all.ts";
import type { World } from "../world/start-world.ts";

const AT_ONCE = 8;
const PACE_MS = 20;

/** Sends for a time by the fronts of hosts that run. */
export function sendFor(
  forMs: number,
  world: World,
  fronts: readonly ["front0" | "front1", ...("front0" | "front1")[]],
  deliveries: Iterator<Delivery, never>,
  random: Random,
): Promise<readonly Sent[]> {
  return sendAll({
    deliveries,
    random,
    webhook: (to, front) => ({
      url: `http://127.0.0.1:${world.proxies[fronts[front] ?? fronts[0]].port}/api/${to}/${to}`,
      headers: { [SECRET_HEADER]: Reflect.get(world.secrets, to) },
    }),
    serviceBus: world.connections.serviceBus,
    atOnce: AT_ONCE,
    paceMs: PACE_MS,
    until: AbortSignal.timeout(forMs),
  });
}
