import { join } from "node:path";
import { startHost } from "../../local/functions/host.ts";
import { openBarePath, type Prepared, type Publishing, prepare } from "../bare-path.ts";
import { benchSettings } from "../bench-settings.ts";
import { collectYoung } from "../collect.ts";
import { readCorpus } from "../corpus.ts";
import type { Effort, Figure } from "../figure.ts";
import { freshMessage } from "../fresh-message.ts";
import { interleave, perRound } from "../interleave.ts";
import { dueTimeMs } from "../serving/backlog.ts";
import { BARE_QUEUE } from "../serving/services.ts";
import { startServing } from "../serving/start-serving.ts";
import { cpuMs } from "../timed.ts";

const ROUNDS = { full: 4, short: 1 } as const;
/** The app's own code is much more than the floor's, so it takes a thousand events until all of it is optimised. */
const WARM_UP = { full: 3, short: 1 } as const;
/** Whole batches of 64, for the app and the floor alike. */
const MESSAGES = { full: 384, short: 128 } as const;

const DIST = join(import.meta.dirname, "..", "..", "dist");
const APP_QUEUE = "from-dataverse";

/**
 * T17: CPU of this process for an event, from the queue to the settled message: the built app in the function runtime,
 * over the calls of the same SDKs in a plain script. Each handles a backlog of its own; both publish to one topic. What
 * the app logs ends in this process.
 */
export async function measureWholePath({ kind }: Effort): Promise<readonly Figure[]> {
  const count = MESSAGES[kind];
  const templates = await readCorpus("m");
  const serving = await startServing();
  const settings = benchSettings(serving.services);
  Object.assign(process.env, settings);
  const host = await startHost({ directory: DIST, port: 0, settings, log: () => undefined });
  const bare = await openBarePath(serving.services, BARE_QUEUE);

  let sent = 0;
  /** CPU for an event of a backlog that is handled from the moment it is due. */
  const drained = async (queue: string, work?: (from: number) => Promise<void>): Promise<number> => {
    const from = sent;
    sent += count;
    const dueAtMs = dueTimeMs(count, Date.now());
    await serving.ask({ kind: "backlog", queue, from, count, dueAtMs });
    const since = process.cpuUsage();
    await work?.(from);
    await serving.ask({ kind: "drained", queue, events: sent });
    return cpuMs(since) / count;
  };
  const plain = (publishing: Publishing) => async () => {
    const prepared = preparedFrom(templates, sent, count);
    return await drained(BARE_QUEUE, () => bare.run(count, prepared, publishing));
  };
  const measured = await interleave({
    variants: { app: () => drained(APP_QUEUE), singly: plain("singly"), together: plain("together") },
    rounds: ROUNDS[kind],
    warmUp: WARM_UP[kind],
    random: Math.random,
    between: collectYoung,
  });
  await bare.close();
  await host.stop();
  await serving.stop();
  const [app, singly, together] = [measured("app"), measured("singly"), measured("together")];
  const [appName, floorName] = ["app, ms CPU an event", "SDK calls, ms CPU an event"];
  return [
    {
      target: "T17",
      what: "CPU an event, whole path, m ÷ bare SDK calls, events published together",
      unit: "×",
      perRound: perRound(app, together),
      sides: { [appName]: app, [floorName]: together },
    },
    {
      target: "T17",
      what: "CPU an event ÷ bare SDK calls, each event published singly",
      unit: "×",
      perRound: perRound(app, singly),
      sides: { [appName]: app, [floorName]: singly },
    },
  ];
}

/** By message id, what the floor writes for each message of a backlog. */
function preparedFrom(
  templates: readonly Buffer[],
  from: number,
  count: number,
): ReadonlyMap<string, Prepared> {
  const prepared = new Map<string, Prepared>();
  for (let number = from; number < from + count; number += 1) {
    const template = templates[number % templates.length];
    if (template !== undefined) prepared.set(String(number), prepare(freshMessage(template, number)));
  }
  return prepared;
}
