import type { Random } from "../../../bench/generator/random.ts";
import { gather } from "../evidence/gather.ts";
import { waitForQuiet } from "../evidence/wait-for-quiet.ts";
import { judge } from "../judge/judge.ts";
import type { Delivery } from "../messages/message.ts";
import type { World } from "../world/start-world.ts";
import type { Found } from "./found.ts";
import { sendFor } from "./sending.ts";

const STEP_MS = 3_000;
const QUIET_MS = 60_000;

interface Rolling {
  readonly world: World;
  readonly parent: string;
  readonly present: string;
  readonly deliveries: Generator<Delivery, never>;
  readonly random: Random;
  readonly attempts: number;
}

/**
 * A deployment while messages are on their way: the parent commit's build alone, both builds on one queue and ledger,
 * the present build alone. While the topic takes nothing, what each build writes waits for the other.
 */
export async function rollForward(rolling: Rolling): Promise<Found> {
  const { world, parent, present, deliveries, random, attempts } = rolling;
  const send = (...fronts: Parameters<typeof sendFor>[2]) =>
    sendFor(STEP_MS, world, fronts, deliveries, random);
  world.proxies.eventGrid.set({ kind: "status", status: 503 });
  const old = await world.addHost(parent, "front0");
  const first = await send("front0");
  const fresh = await world.addHost(present, "front1");
  const second = await send("front0", "front1");
  world.proxies.eventGrid.set({ kind: "pass" });
  const third = await send("front0", "front1");
  await old.stop();
  const fourth = await send("front1");
  await waitForQuiet(world, QUIET_MS);
  const evidence = await gather(world, [...first, ...second, ...third, ...fourth], attempts);
  await fresh.stop();
  return {
    name: "the parent's build and this one",
    evidence,
    breaches: judge(evidence).map(({ promise, what }) => `${promise} ${what}`),
  };
}
