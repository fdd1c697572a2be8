import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { seededRandom } from "../../bench/generator/random.ts";
import { appLine } from "../../local/stack/stories/app-line.ts";
import { SECRET_HEADER } from "../../shared/accept/caller.ts";
import { SETTINGS } from "../../shared/settings/shape.ts";
import type { Evidence } from "./evidence/evidence.ts";
import { gather } from "./evidence/gather.ts";
import { waitForQuiet } from "./evidence/wait-for-quiet.ts";
import { inject } from "./faults/inject.ts";
import { faultText, planFaults } from "./faults/plan.ts";
import { makeDeliveries } from "./messages/make-deliveries.ts";
import { sendAll } from "./messages/send-all.ts";
import { startWorld } from "./world/start-world.ts";

/** A lock of five minutes is one of twelve seconds; a write has half a second, which a busy machine needs. */
const TIME_SCALE = 0.04;
const INBOUND_BYTES = 24_000_000;
const AT_ONCE = 64;
const PACE_MS = 14;
/** Changes are an hour old at first, so that none is in the future. */
const CHANGES_SINCE_MS = 3_600_000;
/** What has failed eleven times waits for the longest delay. */
const QUIET_MS = 75_000;

export type Counts = Readonly<Record<string, number>>;

export interface ChaosRun {
  readonly evidence: Evidence;
  /** Faults by their text, tries by their answer, outcomes by their kind. */
  readonly faults: Counts;
  readonly tries: Counts;
  readonly outcomes: Counts;
}

interface ChaosRunOptions {
  readonly app: string;
  readonly seed: number;
  readonly forMs: number;
  readonly say: (line: string) => void;
}

/** Sends, breaks, waits for quiet and collects what can be seen; no process is left. */
export async function runChaos({ app, seed, forMs, say }: ChaosRunOptions): Promise<ChaosRun> {
  const directory = await mkdtemp(join(tmpdir(), "chaos-"));
  const [faults, tries, outcomes] = [counter(), counter(), counter()];
  const world = await startWorld({
    timeScale: TIME_SCALE,
    directory,
    inboundBytes: INBOUND_BYTES,
    onLog: ({ message }) => {
      const line = appLine(message);
      if (line?.event === "message.outcome")
        outcomes.add(line.code === undefined ? line.outcome : `${line.outcome} ${line.code}`);
    },
  });
  try {
    const hosts = await Promise.all([world.addHost(app, "front0"), world.addHost(app, "front1")]);
    const plan = planFaults({ seed, forMs, leaseMs: Number(SETTINGS.LEASE_MS.default) * TIME_SCALE });
    const fronts = [world.proxies.front0, world.proxies.front1];
    const sending = sendAll({
      deliveries: makeDeliveries(seededRandom(seed), Date.now() - CHANGES_SINCE_MS),
      random: seededRandom(seed + 1),
      webhook: (to, front) => ({
        url: `http://127.0.0.1:${fronts[front]?.port ?? 0}/api/${to}/${to}`,
        headers: { [SECRET_HEADER]: Reflect.get(world.secrets, to) },
      }),
      serviceBus: world.connections.serviceBus,
      atOnce: AT_ONCE,
      paceMs: PACE_MS,
      until: AbortSignal.timeout(forMs),
      onTry: (way, status) => tries.add(`${way} ${status}`),
    });
    await inject(plan, {
      world,
      hosts,
      onFault: ({ atMs, fault }) => {
        faults.add(faultText(fault));
        say(`${(atMs / 1_000).toFixed(1).padStart(7)} s  ${faultText(fault)}`);
      },
    });
    say("All faults are over; waiting for the last senders.");
    const sent = await sending;
    say("All is sent; waiting until it is quiet.");
    await waitForQuiet(world, QUIET_MS);
    const evidence = await gather(world, sent, Number(SETTINGS.RETRY_ATTEMPTS.default));
    return { evidence, faults: faults.counts(), tries: tries.counts(), outcomes: outcomes.counts() };
  } finally {
    await world.stop();
    await rm(directory, { recursive: true, force: true });
  }
}

function counter(): { add(name: string): void; counts(): Counts } {
  const counts = new Map<string, number>();
  return {
    add: (name) => counts.set(name, (counts.get(name) ?? 0) + 1),
    counts: () => Object.fromEntries([...counts].toSorted(([a], [b]) => a.localeCompare(b))),
  };
}
