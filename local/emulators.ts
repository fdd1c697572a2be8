/** `npm run emulators`: the stand-ins for Azure alone, and the settings with which `func start` reaches them. */
import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { readFile, rename, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { type LocalSettings, mergeLocalSettings, readLocalSettings } from "./stack/local-settings.ts";
import { DEFAULT_PORTS, requireFree } from "./stack/ports.ts";
import type { Connections } from "./stack/stand-in-options.ts";
import { startStandIns } from "./stack/start-stand-ins.ts";
import type { MessageFollower } from "./stack/stories/follow-messages.ts";
import { storyText } from "./stack/stories/story-text.ts";
import { paint } from "./stack/tell-stories.ts";
import { loadTopology } from "./topology.ts";

const ROOT = resolve(import.meta.dirname, "..");
const FILE = "local.settings.json";
const STOP_LIMIT_MS = 4_700;

/** What becomes of a message is told by `func`; of its events we see the deliveries. */
const tellDeliveries: MessageFollower = {
  logged: () => undefined,
  changed: () => undefined,
  published: (id) => say(`topic: ${paint("green", "published")}  ${paint("dim", `id ${id}`)}`),
  delivered: (subscription, id) =>
    say(`${subscription}: ${paint("green", "delivered")}  ${paint("dim", `id ${id}`)}`),
  sweep: () => undefined,
};

process.exit(await main());

async function main(): Promise<number> {
  if (process.argv.length > 2) {
    process.stderr.write("Expected: npm run emulators, without options: its ports are the usual ones.\n");
    return 2;
  }
  try {
    return await run();
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    return 1;
  }
}

async function run(): Promise<number> {
  const interrupted = new Promise<"interrupted">((done) => {
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => done("interrupted"));
  });
  const { functions, dynamics: _, ...ports } = DEFAULT_PORTS;
  await requireFree(ports, "end that first; these ports are fixed, so that settings stay valid");
  const sample = readLocalSettings(
    await readFile(join(ROOT, "local.settings.sample.json"), "utf8"),
    "local.settings.sample.json",
  );
  const own = await ownSettings();
  const standIns = startStandIns({
    topology: await loadTopology(),
    ports: DEFAULT_PORTS,
    timeScale: 1,
    directory: undefined,
    topicKey: (own ?? sample).Values.EVENT_GRID_TOPIC_KEY ?? randomBytes(32).toString("base64"),
    nowMs: Date.now,
    follower: tellDeliveries,
    tell: (story) => say(storyText(story, paint)),
  });
  try {
    await Promise.race([standIns.ready, interrupted]);
    const changed = await writeSettings({ own, sample }, standIns.connections, functions);
    say(greeting(standIns.connections, own !== undefined, changed));
    const end = await Promise.race([standIns.failed, interrupted]);
    if (end === "interrupted") return 0;
    throw end;
  } finally {
    await Promise.race([standIns.stop(), pause(STOP_LIMIT_MS)]);
  }
}

async function ownSettings(): Promise<LocalSettings | undefined> {
  const file = join(ROOT, FILE);
  return existsSync(file) ? readLocalSettings(await readFile(file, "utf8"), FILE) : undefined;
}

async function writeSettings(
  given: Parameters<typeof mergeLocalSettings>[0],
  { serviceBus, storage, topic }: Connections,
  functionsPort: number,
): Promise<readonly string[]> {
  const connections = {
    AzureWebJobsStorage: storage,
    DATA_STORAGE: storage,
    SERVICE_BUS_CORE: serviceBus,
    SERVICE_BUS_EDGE: serviceBus,
    EVENT_GRID_TOPIC_ENDPOINT: topic.endpoint,
    EVENT_GRID_TOPIC_KEY: topic.key,
    SCHEMA_BASE_URL: `http://localhost:${functionsPort}/api/schemas`,
  };
  const { settings, changed } = mergeLocalSettings(given, connections, () =>
    randomBytes(32).toString("base64url"),
  );
  const file = join(ROOT, FILE);
  await writeFile(`${file}.new`, `${JSON.stringify(settings, undefined, 2)}\n`, { mode: 0o600 });
  await rename(`${file}.new`, file);
  return changed;
}

function greeting(
  { serviceBus, storage, topic, events }: Connections,
  had: boolean,
  changed: readonly string[],
): string {
  const kept = changed.length === 0 ? "nothing in it had to change" : `changed in it: ${changed.join(", ")}`;
  return [
    "The stand-ins for Azure are ready on this machine:",
    `  Service Bus      ${serviceBus}`,
    `  Event Grid       ${topic.endpoint}`,
    `  storage          ${/BlobEndpoint=([^;]+)/.exec(storage)?.[1] ?? storage} (Azurite)`,
    `  received events  ${events}`,
    had ? `${FILE} was yours and is kept; ${kept}.` : `${FILE} is written for func start.`,
    "Next, in another terminal: npm run build, then func start (Azure Functions Core Tools, which we could not run ourselves).",
    "",
  ].join("\n");
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
