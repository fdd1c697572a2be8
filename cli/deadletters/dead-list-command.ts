import { Command, InvalidArgumentError } from "commander";
import { groupLetters } from "../../shared/deadletter/letter-groups.ts";
import { type ConnectOptions, withConnectOptions, withOperator } from "./dead-connect.ts";
import { type FilterOptions, filterOf, withFilterOptions } from "./dead-filters.ts";
import { groupText, letterJson, letterLine } from "./dead-text.ts";

const MOST_LISTED = 100;

type Options = ConnectOptions & FilterOptions;

/** `dead list`: one line a dead letter, in the order of their arrival. */
export function deadListCommand(): Command {
  const command = new Command("list").description(
    "List dead letters, one line each, in the order in which they came.",
  );
  return withFilterOptions(withConnectOptions(command))
    .option("--limit <count>", "at most so many", readCount, MOST_LISTED)
    .action(async (options: Options & { readonly limit: number }) => {
      await withOperator(options, async ({ store }) => {
        const nowMs = Date.now();
        let listed = 0;
        for await (const letter of store.list(filterOf(options, undefined), nowMs)) {
          if (listed === options.limit) {
            if (!options.json) write(`… and more; see --limit, or: d365-events dead groups`);
            return;
          }
          listed += 1;
          write(options.json ? JSON.stringify(letterJson(letter, nowMs)) : letterLine(letter, nowMs));
        }
        if (listed === 0 && !options.json) write("There is no such dead letter.");
      });
    });
}

/** `dead groups`: dead letters by their cause, the largest group first. */
export function deadGroupsCommand(): Command {
  const command = new Command("groups").description(
    "Group dead letters by their cause, the largest group first.",
  );
  return withFilterOptions(withConnectOptions(command)).action(async (options: Options) => {
    await withOperator(options, async ({ store }) => {
      const nowMs = Date.now();
      const filter = filterOf(options, ["new", "held", "redriving"]);
      for (const group of await groupLetters(store.list(filter, nowMs)))
        write(options.json ? JSON.stringify(group) : groupText(group, nowMs));
    });
  });
}

function readCount(text: string): number {
  if (/^[1-9][0-9]{0,8}$/.test(text)) return Number(text);
  throw new InvalidArgumentError("Expected a whole number above 0.");
}

function write(line: string): void {
  process.stdout.write(`${line}\n`);
}
