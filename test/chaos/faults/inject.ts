import { setTimeout as pause } from "node:timers/promises";
import type { Host } from "../world/host.ts";
import type { World } from "../world/start-world.ts";
import { fillQueue } from "./fill-queue.ts";
import type { Fault, PlannedFault } from "./plan.ts";

interface Injecting {
  readonly world: World;
  readonly hosts: readonly Host[];
  readonly onFault: (planned: PlannedFault) => void;
}

/** Does the plan to the world, each fault at its time; resolves when the last one is over. */
export async function inject(plan: readonly PlannedFault[], injecting: Injecting): Promise<void> {
  const startedMs = performance.now();
  await Promise.all(
    plan.map(async (planned) => {
      await pause(Math.max(0, planned.atMs - (performance.now() - startedMs)));
      injecting.onFault(planned);
      await suffer(planned.fault, planned.forMs, injecting);
    }),
  );
}

async function suffer(fault: Fault, forMs: number, { world, hosts }: Injecting): Promise<void> {
  switch (fault.kind) {
    case "kill":
      for (const at of fault.hosts) hosts[at]?.kill();
      return;
    case "freeze":
      for (const at of fault.hosts) hosts[at]?.freeze(forMs);
      return await pause(forMs);
    case "restart":
      return await world[fault.part].restart(forMs);
    case "fill":
      return await fillQueue(world.connections.serviceBus, forMs);
    case "cut":
      world.proxies[fault.service].set(fault.mode);
      await pause(forMs);
      world.proxies[fault.service].set({ kind: "pass" });
  }
}
