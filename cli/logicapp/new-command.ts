import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Command } from "commander";
import { contractOf } from "../../shared/workflow/event-type.ts";
import { readContracts } from "../../shared/workflow/read-contracts.ts";
import { WrongUse } from "../wrong-use.ts";
import { definitionFor } from "./definition-for.ts";

const SCHEMAS = join(import.meta.dirname, "..", "..", "schemas");

interface Options {
  readonly type: string;
  readonly queue: string;
  readonly out?: string;
}

/** `logicapp new --type TYPE`: writes a workflow definition for the events of one type. */
export function newCommand(): Command {
  return new Command("new")
    .description(
      "Write the definition of a Logic App (Consumption) for one event type, with its contract's schema, so that the designer offers the event's members.",
    )
    .requiredOption("--type <type>", "the event type, such as com.dynamics365.dataverse.contact.updated.v1")
    .option("--queue <queue>", "the queue that a subscription of that type delivers to", "logicapp")
    .option("--out <file>", "write it to a new file; without it, to standard output")
    .addHelpText("after", "\nExit codes: 0 written, 2 wrong use. What to do with it: docs/logic-apps.md.")
    .action(({ type, queue, out }: Options) => {
      const contracts = readContracts((path) => JSON.parse(readFileSync(join(SCHEMAS, path), "utf8")));
      const contract = contractOf(type, contracts);
      if (contract === undefined) {
        const known = contracts.types.map(({ title, example }) => `  ${example}  (${title})`).join("\n");
        throw new WrongUse(
          `Expected the type of an event of ours, came "${type}". There are types such as:\n${known}`,
        );
      }
      const definition = definitionFor({ type, queue, envelope: contracts.envelope, data: contract.data });
      const text = `${JSON.stringify(definition, undefined, 2)}\n`;
      if (out === undefined) process.stdout.write(text);
      else writeNew(out, text);
    });
}

/** Somebody may have built on the file that is there. */
function writeNew(file: string, text: string): void {
  try {
    writeFileSync(file, text, { flag: "wx" });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new WrongUse(`Expected a new file to write to: ${reason}. Name another one, or remove it first.`);
  }
  process.stderr.write(`${file} is written. Deploy it as docs/logic-apps.md says.\n`);
}
