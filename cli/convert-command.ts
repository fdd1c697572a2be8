import { readFile } from "node:fs/promises";
import { buffer } from "node:stream/consumers";
import { Command, InvalidArgumentError, Option } from "commander";
import { ENDPOINT_KINDS, type EndpointKind } from "../shared/settings/endpoint.ts";
import { convert } from "./convert.ts";
import { WrongUse } from "./wrong-use.ts";

interface Options {
  readonly source: EndpointKind;
  readonly contentType: string;
  readonly header?: ReadonlyMap<string, string>;
}

/** `convert FILE…`: prints what each message becomes, and publishes nothing. */
export function convertCommand(): Command {
  return new Command("convert")
    .description("Print the events that messages become, as JSON Lines: one line a file. Publishes nothing.")
    .argument("<file...>", "files that hold one message each, exactly as it was sent; - is standard input")
    .addOption(
      new Option("--source <kind>", "what sent the messages")
        .choices(ENDPOINT_KINDS)
        .default(ENDPOINT_KINDS[0]),
    )
    .option("--content-type <type>", "the media type that the sender declared", "application/json")
    .option("--header <name=value>", "a header of the request; may be repeated", readHeader)
    .addHelpText("after", HELP_ON_RESULTS)
    .action(async (files: readonly string[], { source, contentType, header = new Map() }: Options) => {
      for (const file of files) {
        const body = await read(file);
        const { line, understood } = convert(file, body, {
          source,
          contentType,
          headers: header,
          nowMs: Date.now(),
        });
        process.stdout.write(`${line}\n`);
        if (!understood) process.exitCode = 1;
      }
    });
}

const HELP_ON_RESULTS = `
Each line is {"file": …, "events": […]} or {"file": …, "failure": {"code": …, "message": …}}.
Exit codes: 0 all were understood, 1 one was not, 2 wrong use.`;

function readHeader(
  text: string,
  sofar: ReadonlyMap<string, string> = new Map(),
): ReadonlyMap<string, string> {
  const [, name, value] = /^([^=\s]+)=(.*)$/s.exec(text) ?? [];
  if (name === undefined || value === undefined) throw new InvalidArgumentError("Expected name=value.");
  return new Map([...sofar, [name, value]]);
}

async function read(file: string): Promise<Uint8Array> {
  if (file === "-") return buffer(process.stdin);
  try {
    return await readFile(file);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new WrongUse(
      `Expected a file that can be read: ${reason}. Check the path and run the same command again.`,
    );
  }
}
