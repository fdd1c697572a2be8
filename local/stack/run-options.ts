import { Command, InvalidArgumentError, Option } from "commander";

/** Beyond these, times become shorter than a timer or longer than Azure's own limits. */
const LEAST_SCALE = 0.001;
const MOST_SCALE = 1;

/** What `npm start` was asked for. */
export interface RunOptions {
  readonly once: boolean;
  readonly autoPorts: boolean;
  readonly sample: boolean;
  readonly json: boolean;
  readonly timeScale: number;
  readonly persist: string | undefined;
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
    .helpOption("--help", "print this help")
    .allowExcessArguments(false)
    .configureOutput({
      outputError: (text, write) => write(`${text.trim().replaceAll("\n", " ")} See: npm start -- --help\n`),
    })
    .exitOverride();
  command.parse(args, { from: "user" });
  const { once, ports, sample, json, timeScale, persist } = command.opts();
  return { once, autoPorts: ports === "auto", sample, json, timeScale, persist };
}

function readScale(text: string): number {
  const scale = Number(text);
  if (text.trim() !== "" && scale >= LEAST_SCALE && scale <= MOST_SCALE) return scale;
  throw new InvalidArgumentError(`Expected a number from ${LEAST_SCALE} to ${MOST_SCALE}.`);
}
