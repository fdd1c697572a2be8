import { readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { Command, CommanderError } from "commander";
import { Failure } from "../shared/failure/failure.ts";
import { contractsCommand } from "./contracts/contracts-command.ts";
import { convertCommand } from "./convert-command.ts";
import { deadCommand } from "./deadletters/dead-command.ts";
import { doctorCommand } from "./doctor/doctor-command.ts";
import { explainCommand } from "./explain-command.ts";
import { logicappCommand } from "./logicapp/logicapp-command.ts";
import { registerCommand } from "./register/register-command.ts";
import { simulateCommand } from "./simulate/simulate-command.ts";
import { WrongUse } from "./wrong-use.ts";

const WRONG_USE = 2;

const manifest = JSON.parse(await readFile(join(dirname(import.meta.dirname), "package.json"), "utf8"));

const program = new Command("d365-events")
  .description(manifest.description)
  .version(manifest.version, "--version", "print the version")
  .helpOption("--help", "print this help")
  .configureOutput({ outputError: (text, write) => write(`${text.trimEnd()} See: d365-events --help\n`) })
  .exitOverride();
for (const command of [
  convertCommand(),
  explainCommand(),
  contractsCommand(),
  deadCommand(),
  registerCommand(),
  logicappCommand(),
  simulateCommand(),
  doctorCommand(),
]) {
  program.addCommand(command);
  inherit(command, program);
}

/** A room's commands, however deep, tell of wrong use as the program does. */
function inherit(command: Command, from: Command): void {
  command.copyInheritedSettings(from);
  for (const each of command.commands) inherit(each, command);
}

// Whoever reads our lines may stop early, as `head` does.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
  process.exit();
});

try {
  await program.parseAsync();
} catch (error) {
  if (error instanceof CommanderError) {
    process.exitCode = error.exitCode === 0 ? 0 : WRONG_USE; // commander has said why
  } else if (error instanceof WrongUse) {
    process.stderr.write(`${error.message}\n`);
    process.exitCode = WRONG_USE;
  } else if (error instanceof Failure) {
    process.stderr.write(`${error.code}: ${error.message}\n`);
    process.exitCode = 1;
  } else {
    throw error;
  }
}
