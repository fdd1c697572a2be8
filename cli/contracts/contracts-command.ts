import { Command } from "commander";
import { diffCommand } from "./diff-command.ts";
import { importCommand } from "./import-command.ts";

/** `contracts …`: what is promised to consumers, compared and made. */
export function contractsCommand(): Command {
  return new Command("contracts")
    .description("Compare contracts, and make those of your own tables.")
    .addCommand(diffCommand())
    .addCommand(importCommand());
}
