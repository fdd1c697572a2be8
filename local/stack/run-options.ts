import { Command, InvalidArgumentError, Option } from "commander";
import type { FaultRates } from "../dynamics/dataverse/jobs/faults.ts";

/** Beyond these, times become shorter than a timer or longer than Azure's own limits. */
const LEAST_SCALE = 0.001;
const MOST_SCALE = 1;

const SLOW_MS = 2_000;
const MOST_SLOW_MS = 600_000;

/** What `npm start` was asked for. */
export interface RunOptions {
  readonly once: boolean;
  readonly autoPorts: boolean;
  readonly sample: boolean;
  readonly json: boolean;
  readonly timeScale: number;
  readonly persist: string | undefined;
  /** What goes wrong in the simulated Dynamics on purpose. */
  readonly faults: Partial<FaultRates>;
}

/** Reads the arguments; throws commander's error after it has said what is wrong, or printed the help. */
export function readRunOptions(args: readonly string[]): RunOptions {
  const command = new Command("npm start --")
    .description("Runs the connector on this machine, over stand-ins for Azure, and sends it a few messages.")
    .option("--once", "send the samples, wait for their ends, and end: 0 when all went well, else 1", false)
    .addOption(new Option("--ports <which>", "auto: free ports instead of the usual ones").choices(["auto"]))
    .option("--no-sample", "send nothing")
    .option("--json", "tell the stories as JSON Lines, and nothing else on standard output", false)
    .option("--time-scale <factor>", "multiply every lock, lease, deadline and retry", readScale, 1)
    .option("--persist <dir>", "keep queues, tables and blobs in this folder, for the next run")
    .option("--lose <share>", "lose this share of Dataverse's posts, as 5%", readShare)
    .option("--repeat <share>", "send this share of Dataverse's posts twice", readShare)
    .option("--damage <share>", "let only the beginning of this share of posts arrive", readShare)
    .option("--throttle <share>", "answer this share of requests to Dataverse with 429", readShare)
    .option("--unavailable <share>", "answer this share of requests to Dataverse with 503", readShare)
    .option("--slow [ms]", "let each of Dataverse's jobs wait so much longer, 2000 ms if not said", readMs)
    .helpOption("--help", "print this help")
    .allowExcessArguments(false)
    .configureOutput({
      outputError: (text, write) => write(`${text.trim().replaceAll("\n", " ")} See: npm start -- --help\n`),
    })
    .exitOverride();
  command.parse(args, { from: "user" });
  const { once, ports, sample, json, timeScale, persist, slow, ...rest } = command.opts();
  const faults = { ...rest, ...(slow === undefined ? {} : { slowMs: slow === true ? SLOW_MS : slow }) };
  return { once, autoPorts: ports === "auto", sample, json, timeScale, persist, faults };
}

/** A share as 5% or 0.05. */
function readShare(text: string): number {
  const number = /^\d+(\.\d+)?%?$/.test(text) ? Number.parseFloat(text) : Number.NaN;
  const share = text.endsWith("%") ? number / 100 : number;
  if (share >= 0 && share <= 1) return share;
  throw new InvalidArgumentError("Expected a share from 0% to 100%, as 5% or 0.05.");
}

function readMs(text: string): number {
  const ms = Number(text);
  if (text.trim() !== "" && ms >= 0 && ms <= MOST_SLOW_MS) return ms;
  throw new InvalidArgumentError(`Expected milliseconds from 0 to ${MOST_SLOW_MS}.`);
}

function readScale(text: string): number {
  const scale = Number(text);
  if (text.trim() !== "" && scale >= LEAST_SCALE && scale <= MOST_SCALE) return scale;
  throw new InvalidArgumentError(`Expected a number from ${LEAST_SCALE} to ${MOST_SCALE}.`);
}
