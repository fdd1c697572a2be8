import { type Command, InvalidArgumentError, Option } from "commander";
import { ENDPOINT_KINDS } from "../shared/settings/endpoint.ts";
import type { Defaults } from "./message-list.ts";

/** What the options of a command that reads messages are read to. */
export type MessageOptions = Pick<Defaults, "source"> & {
  readonly contentType?: string;
  readonly header?: ReadonlyMap<string, string>;
};

/** Adds the options that say what the sender of a message would have declared. */
export function withMessageOptions(command: Command): Command {
  return command
    .addOption(
      new Option("--source <kind>", "what sent the messages")
        .choices(ENDPOINT_KINDS)
        .default(ENDPOINT_KINDS[0]),
    )
    .option(
      "--content-type <type>",
      "the media type that the sender declared (default: by the file's ending .json, .xml or .msbin1)",
    )
    .option("--header <name=value>", "a header of the request; may be repeated", readHeader);
}

export function defaultsOf({ source, contentType, header }: MessageOptions): Defaults {
  return { source, contentType, headers: header ?? new Map() };
}

function readHeader(
  text: string,
  sofar: ReadonlyMap<string, string> = new Map(),
): ReadonlyMap<string, string> {
  const [, name, value] = /^([^=\s]+)=(.*)$/s.exec(text) ?? [];
  if (name === undefined || value === undefined) throw new InvalidArgumentError("Expected name=value.");
  return new Map([...sofar, [name, value]]);
}
