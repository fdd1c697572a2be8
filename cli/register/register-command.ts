import { Command } from "commander";
import { applyCommand } from "./apply-command.ts";
import { planCommand } from "./plan-command.ts";
import { removeCommand } from "./remove-command.ts";

/** `register …`: what Dynamics sends us, as one file says it. */
export function registerCommand(): Command {
  return new Command("register")
    .description("Register with Dynamics 365 what d365-events.yaml says, and see what differs.")
    .addCommand(planCommand())
    .addCommand(applyCommand())
    .addCommand(removeCommand());
}
