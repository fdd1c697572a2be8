import { Command } from "commander";
import { applyCommand } from "./apply-command.ts";
import { driftCommand } from "./drift-command.ts";
import { finopsCommand } from "./finops-command.ts";
import { importCommand } from "./import-command.ts";
import { planCommand } from "./plan-command.ts";
import { removeCommand } from "./remove-command.ts";
import { rotateCommand } from "./rotate-command.ts";
import { subscriptionsCommand } from "./subscriptions-command.ts";
import { verifyCommand } from "./verify-command.ts";

/** `register …`: what Dynamics sends us, as one file says it. */
export function registerCommand(): Command {
  return new Command("register")
    .description("Register with Dynamics 365 what d365-events.yaml says, and see what differs.")
    .addCommand(planCommand())
    .addCommand(applyCommand())
    .addCommand(driftCommand())
    .addCommand(rotateCommand())
    .addCommand(verifyCommand())
    .addCommand(importCommand())
    .addCommand(subscriptionsCommand())
    .addCommand(finopsCommand())
    .addCommand(removeCommand());
}
