import { Command } from "commander";
import { convert } from "./convert.ts";
import { type Defaults, type ListedMessage, namedMessage, readMessageList } from "./message-list.ts";
import { defaultsOf, type MessageOptions, withMessageOptions } from "./message-options.ts";
import { readInput } from "./read-input.ts";
import { WrongUse } from "./wrong-use.ts";

type Options = MessageOptions & { readonly list?: string };

/** `convert FILE…`: prints what each message becomes, and publishes nothing. */
export function convertCommand(): Command {
  const command = new Command("convert")
    .description("Print the events that messages become, as JSON Lines: one line a file. Publishes nothing.")
    .argument("[file...]", "files that hold one message each, exactly as it was sent; - is standard input");
  return withMessageOptions(command)
    .option("--list <file>", "a file that names the messages; - is standard input")
    .addHelpText("after", HELP_ON_RESULTS)
    .action(async (files: readonly string[], options: Options) => {
      // One moment for all, so that equal messages in one run give equal events, with or without a time of their own.
      const nowMs = Date.now();
      for (const message of await messagesOf(files, options.list, defaultsOf(options))) {
        const { source, contentType, headers } = message;
        const declared = { source, contentType, headers, nowMs };
        const { line, understood } = convert(message.file, await readInput(message.path), declared);
        process.stdout.write(`${line}\n`);
        if (!understood) process.exitCode = 1;
      }
    });
}

const HELP_ON_RESULTS = `
Each line is {"file": …, "events": […]} or {"file": …, "failure": {"code": …, "message": …}}, in the order of the files.
A list has one JSON object a line: {"file", "source", "contentType", "headers"}, of which all but the file may be left
out; files are relative to the list.
Exit codes: 0 all were understood, 1 one was not, 2 wrong use.`;

async function messagesOf(
  files: readonly string[],
  list: string | undefined,
  defaults: Defaults,
): Promise<readonly ListedMessage[]> {
  const named = files.map((file) => namedMessage(file, defaults));
  if (list === undefined && named.length === 0)
    throw new WrongUse("Expected files or --list, came neither. See: d365-events --help");
  if (list === undefined) return named;
  const text = new TextDecoder().decode(await readInput(list));
  return [...named, ...readMessageList(text, list, defaults)];
}
