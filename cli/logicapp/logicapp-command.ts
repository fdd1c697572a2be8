import { Command } from "commander";
import { newCommand } from "./new-command.ts";

/** `logicapp …`: Logic Apps that start on our events. */
export function logicappCommand(): Command {
  return new Command("logicapp")
    .description("Make Logic Apps that start on events.")
    .addCommand(newCommand());
}
