import { Command } from "commander";
import { readInput } from "../read-input.ts";
import { WrongUse } from "../wrong-use.ts";
import { simulateSteps } from "./open-simulator.ts";
import { isRowId, readColumns, readCount, readPick, readScenario, type SimulatedStep } from "./scenario.ts";

interface Options {
  readonly json: boolean;
}

/** `simulate …`: lets something happen in the simulated Dynamics of a local run. */
export function simulateCommand(): Command {
  return new Command("simulate")
    .description("Let something happen in the simulated Dynamics of the local run; its story is told there.")
    .addCommand(
      step("create", "make a row", "<set> <columns...>").action(
        (set: string, words: readonly string[], options: Options) =>
          simulate(options, () => [{ kind: "create", set, row: readColumns(words) }]),
      ),
    )
    .addCommand(
      step("update", "change a row: the one with this id, or the first", "<set> <words...>").action(
        (set: string, words: readonly string[], options: Options) =>
          simulate(options, () => {
            const [first = ""] = words;
            const [id, columns] = isRowId(first) ? [first, words.slice(1)] : [undefined, words];
            return [{ kind: "update", set, pick: readPick(id), row: readColumns(columns) }];
          }),
      ),
    )
    .addCommand(
      step("delete", "delete a row: the one with this id, or the first", "<set> [id]").action(
        (set: string, id: string | undefined, options: Options) =>
          simulate(options, () => [{ kind: "delete", set, pick: readPick(id) }]),
      ),
    )
    .addCommand(
      step(
        "bulk",
        "make many rows at once, as an import does; {n} in a text is the row's number",
        "<set> <count> <columns...>",
      ).action((set: string, count: string, words: readonly string[], options: Options) =>
        simulate(options, () => [
          { kind: "bulk", set, count: readCount(count, "bulk"), row: readColumns(words) },
        ]),
      ),
    )
    .addCommand(
      step(
        "faults",
        "change what goes wrong: lose, repeat, damage, throttle, unavailable (0 to 1), slowMs",
        "<rates...>",
      ).action((words: readonly string[], options: Options) =>
        simulate(options, () => [{ kind: "faults", rates: readColumns(words) }]),
      ),
    )
    .addCommand(
      step(
        "scenario",
        "let the steps of a JSON file happen, with its waits; - is standard input",
        "<file>",
      ).action(async (file: string, options: Options) => {
        const text = Buffer.from(await readInput(file)).toString();
        await simulate(options, () => readScenario(text));
      }),
    )
    .addHelpText("after", HELP);
}

const HELP = `
Examples:
  d365-events simulate update contacts jobtitle=Countess lastname=King
  d365-events simulate bulk contacts 200 lastname=Imported-{n}
  d365-events simulate faults lose=0.05 slowMs=2000
A scenario: [{"create":"leads","row":{"subject":"x"}},{"waitMs":500},{"update":"contacts","where":"lastname eq 'Byron'","row":{"fax":null}}]
Exit codes: 0 done, 1 Dynamics has a problem, 2 wrong use.`;

function step(name: string, description: string, words: string): Command {
  return new Command(name)
    .description(description)
    .arguments(words)
    .option("--json", "print JSON for programs", false);
}

/** What is wrong with the words is the caller's to put right. */
async function simulate({ json }: Options, read: () => readonly SimulatedStep[]): Promise<void> {
  let steps: readonly SimulatedStep[];
  try {
    steps = read();
  } catch (error) {
    throw new WrongUse(error instanceof Error ? error.message : String(error));
  }
  await simulateSteps(steps, json);
}
