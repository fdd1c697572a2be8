import { randomUUID } from "node:crypto";
import { Command, InvalidArgumentError } from "commander";
import { redriveEdited } from "../../shared/redrive/redrive-edited.ts";
import { planRedrive } from "../../shared/redrive/redrive-plan.ts";
import type { RedrivePorts } from "../../shared/redrive/redrive-ports.ts";
import { type RedriveResult, runRedrive } from "../../shared/redrive/run-redrive.ts";
import { waitForEnd } from "../../shared/redrive/wait-for-end.ts";
import { confirmed } from "../confirm.ts";
import { readInput } from "../read-input.ts";
import { WrongUse } from "../wrong-use.ts";
import { type ConnectOptions, whoActs, withConnectOptions, withOperator } from "./dead-connect.ts";
import {
  type FilterOptions,
  filterOf,
  lettersMeant,
  requireChoice,
  withFilterOptions,
} from "./dead-filters.ts";
import { planJson, planText, progressText, resultText } from "./dead-redrive-text.ts";

interface Options extends ConnectOptions, FilterOptions {
  readonly as?: string;
  readonly why: string;
  readonly yes: boolean;
  readonly dryRun: boolean;
  readonly rate: number;
  readonly canary: number;
  readonly maxFailures: number;
  readonly wait: number;
  readonly force: boolean;
  readonly allSubscribers: boolean;
  readonly edited?: string;
}

/** `dead redrive`: shows what would happen, asks, then sends dead letters again. */
export function deadRedriveCommand(): Command {
  const command = new Command("redrive")
    .description("Send dead letters again. Shows first what would happen, and asks.")
    .argument("[key...]", "the keys; or use a filter");
  return withFilterOptions(withConnectOptions(command))
    .option("--dry-run", "show what would happen, and do nothing", false)
    .option("--yes", "do not ask", false)
    .option("--rate <count>", "at most so many a second", readNumber, 10)
    .option("--canary <count>", "so many go first, and must succeed before the rest goes", readNumber, 10)
    .option("--max-failures <count>", "stop when more than so many failed", readNumber, 20)
    .option("--wait <seconds>", "how long to wait for the end of what is under way", readNumber, 60)
    .option("--force", "send also what came back three times", false)
    .option("--all-subscribers", "publish again what only the topic can bring to its subscription", false)
    .option(
      "--edited <file>",
      "send this corrected body in the place of the one dead letter's own; - is standard input",
    )
    .option("--why <text>", "the reason, for the audit", "")
    .option("--as <name>", "who does it (default: you, as this machine knows you)")
    .addHelpText(
      "after",
      "\nExit codes: 0 all succeeded, 1 some did not or the run was stopped, 2 wrong use.",
    )
    .action(async (keys: readonly string[], options: Options) => {
      const filter = filterOf(options, ["new", "redriving"]);
      requireChoice(keys, filter);
      if (options.rate <= 0) throw new WrongUse("Expected a --rate above 0.");
      await withOperator(options, async ({ redrive }) => {
        if (options.edited !== undefined) return await sendEdited(keys, options.edited, options, redrive);
        const letters = lettersMeant(keys, filter, redrive.store);
        await sendPlanned(letters, options, redrive);
      });
    });
}

async function sendPlanned(
  letters: ReturnType<typeof lettersMeant>,
  options: Options,
  ports: RedrivePorts,
): Promise<void> {
  const { allSubscribers, json, rate, canary, maxFailures, force, why } = options;
  const nowMs = Date.now();
  const plan = await planRedrive(letters, { subscriptions: ports.subscriptions, allSubscribers, nowMs });
  process.stdout.write(json ? `${JSON.stringify({ plan: planJson(plan) })}\n` : planText(plan, nowMs));
  if (options.dryRun || plan.letters.length === 0) return;
  if (!(await confirmed(`Send ${plan.letters.length} dead letters again?`, options.yes))) return;
  const cancelling = new AbortController();
  const cancel = (): void => cancelling.abort();
  process.once("SIGINT", cancel);
  try {
    const result = await runRedrive(
      {
        letters: plan.letters,
        run: randomUUID(),
        who: whoActs(options.as),
        why,
        rate,
        canary,
        maxFailures,
        waitMs: options.wait * 1_000,
        force,
        allSubscribers,
        signal: cancelling.signal,
        onProgress: (progress) => {
          if (process.stderr.isTTY) process.stderr.write(`\r${progressText(progress)}`);
        },
      },
      ports,
    );
    if (process.stderr.isTTY) process.stderr.write("\n");
    const { reasons, ...counts } = result;
    process.stdout.write(
      json
        ? `${JSON.stringify({ result: { ...counts, reasons: Object.fromEntries(reasons) } })}\n`
        : resultText(result),
    );
    if (!isWhole(result)) process.exitCode = 1;
  } finally {
    process.off("SIGINT", cancel);
  }
}

async function sendEdited(
  keys: readonly string[],
  file: string,
  options: Options,
  ports: RedrivePorts,
): Promise<void> {
  const [key, ...others] = keys;
  if (key === undefined || others.length > 0)
    throw new WrongUse(
      "Expected the key of one dead letter with --edited: a corrected body is for one message.",
    );
  const body = await readInput(file);
  if (!options.json)
    process.stdout.write(
      `Would send ${body.byteLength} corrected bytes in the place of ${key}. Its events take over their ids where nothing stands under them; else they get ids of their own, with causationid. The original stays.\n`,
    );
  if (options.dryRun || !(await confirmed("Send the corrected body?", options.yes))) return;
  const who = whoActs(options.as);
  const sent = await redriveEdited({ key, body, run: randomUUID(), who, why: options.why }, ports);
  if (sent.kind === "refused") {
    process.exitCode = 1;
    const line = options.json ? JSON.stringify({ key, refused: sent.why }) : `Not sent: ${sent.why}.`;
    process.stdout.write(`${line}\n`);
    return;
  }
  const end = await waitForEnd(sent.key, options.wait * 1_000, ports);
  if (end?.state.kind !== "resolved") process.exitCode = 1;
  const state = end?.state.kind ?? "gone";
  const told = state === "new" ? `: ${end?.code} ${end?.reason}` : "";
  process.stdout.write(
    options.json
      ? `${JSON.stringify({ key, editedAs: sent.key, state })}\n`
      : `Sent as ${sent.key}, which is ${state}${told}\n`,
  );
}

function isWhole({ failed, underWay, stopped, skipped }: RedriveResult): boolean {
  return failed === 0 && underWay === 0 && skipped === 0 && stopped === undefined;
}

function readNumber(text: string): number {
  if (/^[0-9]{1,6}(\.[0-9]{1,3})?$/.test(text)) return Number(text);
  throw new InvalidArgumentError("Expected a number that is not negative.");
}
