import { Command } from "commander";
import { explain } from "./explain.ts";
import { namedMessage } from "./message-list.ts";
import { defaultsOf, type MessageOptions, withMessageOptions } from "./message-options.ts";
import { readInput } from "./read-input.ts";

/** `explain FILE`: says for a person what a message is and what becomes of it. */
export function explainCommand(): Command {
  const command = new Command("explain")
    .description("Say what a message is, what its parts mean, what is left out, and of what its id is made.")
    .argument("<file>", "a file that holds one message, exactly as it was sent; - is standard input");
  return withMessageOptions(command)
    .addHelpText("after", "\nExit codes: 0 it was understood, 1 it was not, 2 wrong use.")
    .action(async (file: string, options: MessageOptions) => {
      const { path, source, contentType, headers } = namedMessage(file, defaultsOf(options));
      const declared = { source, contentType, headers, nowMs: Date.now() };
      const { text, understood } = explain(file, await readInput(path), declared);
      process.stdout.write(`${text}\n`);
      if (!understood) process.exitCode = 1;
    });
}
