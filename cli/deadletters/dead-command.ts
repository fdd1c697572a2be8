import { Command } from "commander";
import { deadChangeCommands } from "./dead-change-commands.ts";
import { deadGroupsCommand, deadListCommand } from "./dead-list-command.ts";
import { deadRedriveCommand } from "./dead-redrive-command.ts";
import { deadShowCommand } from "./dead-show-command.ts";

/** `dead …`: what an operator does with what failed. */
export function deadCommand(): Command {
  const command = new Command("dead")
    .description("Look at dead letters, send them again, hold or discard them.")
    .addHelpText(
      "after",
      `
The app's connections come from --env-file, else from the environment (DATA_STORAGE, SERVICE_BUS_CORE,
EVENT_GRID_TOPIC_ENDPOINT, …), else from a local run in this folder.`,
    );
  const commands = [
    deadListCommand(),
    deadGroupsCommand(),
    deadShowCommand(),
    deadRedriveCommand(),
    ...deadChangeCommands(),
  ];
  for (const each of commands) command.addCommand(each);
  return command;
}
