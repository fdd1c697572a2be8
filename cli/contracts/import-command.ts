import { Command } from "commander";
import { readMetadata } from "../../shared/metadata/read-metadata.ts";
import { mergedTables } from "../../shared/metadata/table.ts";
import { readInput } from "../read-input.ts";
import { WrongUse } from "../wrong-use.ts";
import { importedFiles, writeImported } from "./imported-files.ts";

interface ImportOptions {
  readonly metadata: readonly string[];
  readonly to: string;
  readonly only?: readonly string[];
  readonly event?: string;
  readonly json?: true;
}

/** `contracts import --metadata FILE`: typed contracts of the customer's own tables and business events. */
export function importCommand(): Command {
  return new Command("import")
    .description("Write a typed contract for each table or business event that files of metadata tell of.")
    .requiredOption(
      "--metadata <files...>",
      "EntityDefinitions of the Dataverse Web API (JSON), $metadata (CSDL XML), or the downloaded schema of a business event; - is standard input",
    )
    .option("--to <folder>", "where the contracts go", "contracts")
    .option("--only <names...>", "these tables or business events alone")
    .option("--event <id>", "the business event that the file is of, where it does not say so itself")
    .option("--json", "print JSON for programs")
    .addHelpText("after", HELP)
    .action(async (options: ImportOptions) => {
      const tables = await tablesOf(options);
      const files = tables.map((table) => importedFiles(table));
      const results = files.flatMap((file) => writeImported(file, options.to));
      process.stdout.write(options.json ? `${JSON.stringify(results, undefined, 2)}\n` : textOf(results));
    });
}

const HELP = `
Several files are put together: options that one file of attributes has, and another has not, are added. Equal files give
equal contracts, byte for byte. The next build takes the folder contracts/ along, and the app checks rows against it.
Exit codes: 0 written, 1 a file is no metadata, 2 wrong use.`;

type Tables = ReturnType<typeof mergedTables>;

async function tablesOf({ metadata, only, event }: ImportOptions): Promise<Tables> {
  const read = metadata.map(async (file) => readMetadata(await readInput(file), event));
  const tables = mergedTables((await Promise.all(read)).flat());
  if (only === undefined) return tables;
  const wanted = new Set(only.map((name) => name.toLowerCase()));
  const found = tables.filter(({ name }) => wanted.has(name.toLowerCase()));
  const missing = only.filter(
    (name) => !found.some((table) => table.name.toLowerCase() === name.toLowerCase()),
  );
  if (missing.length > 0)
    throw new WrongUse(`Expected ${missing.join(", ")} in the metadata, and it is not there.`);
  return found;
}

function textOf(results: ReturnType<typeof writeImported>): string {
  return results
    .map(({ name, columns, path, result }) =>
      path === undefined
        ? `left out   ${name}: no file can bear its name\n`
        : `${result.padEnd(10)} ${path} (${columns} columns)\n`,
    )
    .join("");
}
