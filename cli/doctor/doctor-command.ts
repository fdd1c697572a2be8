import { Command } from "commander";
import { readSettings } from "../../shared/settings/read-settings.ts";
import { readInput } from "../read-input.ts";
import { azureServices } from "./azure-services.ts";
import { doctorText } from "./doctor-text.ts";
import { examine } from "./examine.ts";
import type { Finding } from "./finding.ts";
import { needsOf } from "./needs.ts";
import { readEnvFile } from "./read-env-file.ts";
import { settingsFindings } from "./settings-findings.ts";

interface Options {
  readonly envFile: string;
  readonly live: boolean;
  readonly json: boolean;
}

/** `doctor`: what is wrong with a deployment, and how to mend it. */
export function doctorCommand(): Command {
  return new Command("doctor")
    .description(
      "Check a deployment's settings: every rule, what is wrong, and the fix. With --live also that each service answers and lets you do what the app does.",
    )
    .requiredOption(
      "--env-file <file>",
      "the settings: NAME=value lines, or JSON of az functionapp config appsettings list or local.settings.json",
    )
    .option(
      "--live",
      "try each service, as whoever you are (az login); nothing is sent, taken or left",
      false,
    )
    .option("--json", "print JSON for programs", false)
    .addHelpText(
      "after",
      "\nNo secret is printed. Exit codes: 0 all is right, 1 something is wrong, 2 wrong use.",
    )
    .action(async ({ envFile, live, json }: Options) => {
      const env = readEnvFile(envFile, new TextDecoder().decode(await readInput(envFile)));
      const findings = [...settingsFindings(env), ...(live ? await liveFindings(env) : [])];
      process.stdout.write(json ? `${JSON.stringify({ findings }, undefined, 2)}\n` : doctorText(findings));
      if (findings.some(({ state }) => state === "wrong")) process.exitCode = 1;
    });
}

async function liveFindings(env: Readonly<Record<string, string>>): Promise<readonly Finding[]> {
  const reading = readSettings(env);
  if (reading.kind === "problems") {
    return [{ about: "services", state: "unjudged", says: "They are tried once the settings are right." }];
  }
  const services = azureServices(reading.settings);
  try {
    return await examine(needsOf(reading.settings), services);
  } finally {
    await services.close();
  }
}
