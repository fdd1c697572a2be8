import { Command } from "commander";
import { type ApplyOptions, makeSo, withChangeOptions } from "./apply-command.ts";
import { openRegistration } from "./open-registration.ts";

/** `register remove`: takes away all that bears our mark, and nothing else. */
export function removeCommand(): Command {
  return withChangeOptions(
    new Command("remove").description(
      "Remove the steps and endpoints that apply made or took over, and nothing of anybody else.",
    ),
  ).action(async (options: ApplyOptions) => {
    await makeSo(openRegistration(options), { endpoints: [], steps: [] }, options);
  });
}
