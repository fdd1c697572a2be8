import { planRedrive } from "../../shared/redrive/redrive-plan.ts";
import type { RedrivePorts } from "../../shared/redrive/redrive-ports.ts";
import { runRedrive } from "../../shared/redrive/run-redrive.ts";
import { startProcess } from "./mortal-process.ts";
import { away, rejected, short } from "./worker-ports.ts";
import type { World } from "./world.ts";

/** The limit of one request of the operator's tools. */
const REQUEST_MS = 15_000;
const RATE = 10;
/** How long a run waits for the end of what it sent. */
const WAIT_MS = 3_000;

/** A person who sends all again that is dead, once: the true redrive, in a process that crashes and stalls. */
export function startOperator(name: string, afterMs: number, world: World): void {
  const { scheduler } = world;
  const process = startProcess(name, world, { died: () => undefined, back: () => undefined });
  const { call, later, within } = process;
  const { nowMs } = scheduler;
  const timed = <Result>(work: Promise<Result>): Promise<Result> =>
    within(REQUEST_MS, work, () => away("STORAGE_UNAVAILABLE"));
  const { deadLetters } = world;
  const never = (): Promise<never> => Promise.reject(new Error("Expected messages alone, no events."));
  const ports: RedrivePorts = {
    store: {
      ...deadLetters,
      change: (key, change, atMs) =>
        timed(
          call(
            "letters.change",
            `${short(key)} ${change.kind}`,
            () => deadLetters.change(key, change, atMs),
            rejected("STORAGE_UNAVAILABLE"),
          ),
        ),
      find: (key) =>
        timed(call("letters.find", short(key), () => deadLetters.find(key), rejected("STORAGE_UNAVAILABLE"))),
    },
    inbound: {
      send: (message, dueAtMs) =>
        timed(
          call(
            "operator.send",
            short(message.messageId),
            () => world.send("inbound", message, dueAtMs),
            rejected("QUEUE_UNAVAILABLE"),
          ),
        ),
    },
    bodies: world.bodies,
    subscriptions: [],
    deliver: never,
    publish: never,
    journal: { redriven: never },
    nowMs,
    sleep: (ms) => new Promise((resolve) => later(ms, resolve)),
  };

  const run = async (): Promise<void> => {
    const letters = deadLetters.list({ states: ["new", "held", "redriving"] }, nowMs());
    const plan = await planRedrive(letters, { subscriptions: [], allSubscribers: false, nowMs: nowMs() });
    world.note(() => `${name} sends ${plan.letters.length} dead letters again`);
    await runRedrive(
      {
        letters: plan.letters,
        run: name,
        who: name,
        why: "what they died of is mended",
        rate: RATE,
        canary: 0,
        maxFailures: Number.POSITIVE_INFINITY,
        waitMs: WAIT_MS,
        force: true,
        allSubscribers: false,
        signal: new AbortController().signal,
        onProgress: () => undefined,
      },
      ports,
    );
  };
  // A run that breaks off is told to the person, who runs it again later.
  later(afterMs, () => void run().catch((error: unknown) => world.note(() => `${name} ends: ${error}`)));
}
