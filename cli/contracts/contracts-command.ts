import { Command } from "commander";
import { diffCommand } from "./diff-command.ts";

/** `contracts …`: what is promised to consumers, compared and made. */
export function contractsCommand(): Command {
  return new Command("contracts").description("Compare contracts.").addCommand(diffCommand());
}
