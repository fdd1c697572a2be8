import { setTimeout as pause } from "node:timers/promises";
import type { Random } from "../../../bench/generator/random.ts";
import type { OfferedDelivery } from "../evidence/evidence.ts";
import { gather } from "../evidence/gather.ts";
import { readClaims } from "../evidence/read-storage.ts";
import { waitForQuiet } from "../evidence/wait-for-quiet.ts";
import { eventsByMark } from "../judge/events-by-mark.ts";
import { judge } from "../judge/judge.ts";
import type { Delivery } from "../messages/message.ts";
import type { Sent } from "../messages/send-all.ts";
import type { World } from "../world/start-world.ts";
import type { Found } from "./found.ts";
import { sendFor } from "./sending.ts";

const STEP_MS = 3_000;
const QUIET_MS = 60_000;
const LOOK_MS = 200;
/** Longer than a batch of claims takes on a slow machine. */
const CLAIMING_MS = 4_000;
const MOST_LOOKS = 10;

interface NewerWaiting {
  readonly world: World;
  readonly present: string;
  readonly newer: string;
  readonly deliveries: Generator<Delivery, never>;
  readonly random: Random;
  readonly attempts: number;
}

/**
 * A deployment that is taken back and made again: a newer build leaves messages and claims of its format behind,
 * this build meets them on the queue and in the ledger and lets them wait, and the newer one ends them.
 */
export async function newerWaits(waiting: NewerWaiting): Promise<Found> {
  const { world, present, newer, deliveries, random, attempts } = waiting;
  world.proxies.eventGrid.set({ kind: "status", status: 503 });
  const first = await world.addHost(newer, "front1");
  const left = await sendFor(STEP_MS, world, ["front1"], deliveries, random);
  await claimedAll(world.connections.storage);
  await first.stop();
  world.proxies.eventGrid.set({ kind: "pass" });
  const before = world.published.length;

  const old = await world.addHost(present, "front0");
  // The same deliveries again: their claims stand in the ledger in the newer format.
  await sendFor(STEP_MS, world, ["front0"], again(left), random);
  const own = await sendFor(STEP_MS, world, ["front0"], deliveries, random);
  const meanwhile = (): World["published"] => world.published.slice(before);
  const isOwnOut = (): boolean =>
    eventsByMark({ offered: offered(own), published: meanwhile() }).byMark.size > 0;
  for (const sinceMs = performance.now(); !isOwnOut() && performance.now() - sinceMs < QUIET_MS; )
    await pause(LOOK_MS);
  const breaches = [
    ...tooEarly(left, meanwhile()),
    ...(isOwnOut() ? [] : ["what this build knows waited as well"]),
  ];

  const newest = await world.addHost(newer, "front1");
  await old.stop();
  await waitForQuiet(world, QUIET_MS);
  const evidence = await gather(world, [...left, ...own], attempts);
  await newest.stop();
  return {
    name: "this build and a newer format",
    evidence,
    breaches: [...breaches, ...judge(evidence).map(({ promise, what }) => `${promise} ${what}`)],
  };
}

/** Waits until there are no more claims than a while ago: only what the newer build has claimed must wait for it. */
async function claimedAll(storage: string): Promise<void> {
  let known = -1;
  for (let looks = 0; looks < MOST_LOOKS; looks += 1) {
    const { length } = await readClaims(storage);
    if (length === known) return;
    known = length;
    await pause(CLAIMING_MS);
  }
}

/** What only a newer build may publish was published by this one. */
function tooEarly(left: readonly Sent[], published: World["published"]): readonly string[] {
  const { byMark } = eventsByMark({ offered: offered(left), published });
  return [...byMark.keys()].map((mark) => `${mark} was published by a build that does not know its format`);
}

function offered(sent: readonly Sent[]): readonly OfferedDelivery[] {
  return sent
    .filter(({ tries }) => tries > 0)
    .map(({ delivery: { sendings: _, ...facts }, accepted }) => ({ ...facts, accepted }));
}

function* again(sent: readonly Sent[]): Generator<Delivery, never> {
  const tried = sent.filter(({ tries }) => tries > 0);
  if (tried.length === 0) throw new Error("Expected that something was sent before, found nothing.");
  while (true) for (const { delivery } of tried) yield delivery;
}
