/** `npm run rolling -- [--break HOW]`: exit 0 when two builds side by side kept all promises, 1 when not, 2 for wrong use. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { seededRandom } from "../../../bench/generator/random.ts";
import { SETTINGS } from "../../../shared/settings/shape.ts";
import { breakApp } from "../broken-app.ts";
import { makeDeliveries } from "../messages/make-deliveries.ts";
import { ROLLING_USAGE, type RollingOptions, readRollingOptions } from "../options.ts";
import { startWorld, type World } from "../world/start-world.ts";
import { buildNewer, buildParent } from "./builds.ts";
import type { Found } from "./found.ts";
import { newerWaits } from "./newer-waits.ts";
import { rollForward } from "./roll-forward.ts";

const PRESENT = join(import.meta.dirname, "..", "..", "..", "dist");
const TIME_SCALE = 0.04;
const INBOUND_BYTES = 1_073_741_824;
const HOUR_MS = 3_600_000;
const SEED = 1;

const options = readRollingOptions(process.argv.slice(2));
if (options === undefined) say(ROLLING_USAGE);
process.exit(options === undefined ? 2 : await main(options));

async function main({ breaking }: RollingOptions): Promise<number> {
  const present = breaking === undefined ? PRESENT : await breakApp(PRESENT, breaking);
  const newer = await buildNewer();
  const parent = await buildParent();
  try {
    const found = [await inWorld((common) => newerWaits({ ...common, present, newer: newer.app }))];
    if (parent !== undefined) {
      found.push(await inWorld((common) => rollForward({ ...common, parent: parent.app, present })));
    }
    for (const each of found) say(foundText(each));
    if (parent === undefined) say("There is no parent commit here: its build beside this one was not tried.");
    const skipped = parent === undefined && process.env.CI !== undefined;
    return skipped || found.some(({ breaches }) => breaches.length > 0) ? 1 : 0;
  } finally {
    await newer.remove();
    await parent?.remove();
    if (breaking !== undefined) await rm(present, { recursive: true });
  }
}

interface Common {
  readonly world: World;
  readonly deliveries: ReturnType<typeof makeDeliveries>;
  readonly random: ReturnType<typeof seededRandom>;
  readonly attempts: number;
}

/** Runs a story in a world of its own. */
async function inWorld(story: (common: Common) => Promise<Found>): Promise<Found> {
  const directory = await mkdtemp(join(tmpdir(), "rolling-"));
  const world = await startWorld({ timeScale: TIME_SCALE, directory, inboundBytes: INBOUND_BYTES });
  try {
    return await story({
      world,
      deliveries: makeDeliveries(seededRandom(SEED), Date.now() - HOUR_MS),
      random: seededRandom(SEED + 1),
      attempts: Number(SETTINGS.RETRY_ATTEMPTS.default),
    });
  } finally {
    await world.stop();
    await rm(directory, { recursive: true, force: true });
  }
}

function foundText({ name, evidence, breaches }: Found): string {
  const { offered, published, dead } = evidence;
  const events = new Set(published.map(({ id }) => id)).size;
  const counts = `${offered.length} deliveries, ${events} events, ${dead.length} dead letters`;
  return [`${name}: ${counts}, ${breaches.length} breaches`, ...breaches.map((each) => `  ${each}`)].join(
    "\n",
  );
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
