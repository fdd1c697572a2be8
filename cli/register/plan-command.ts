import { Command } from "commander";
import { plan } from "../../shared/registration/dataverse/plan.ts";
import { wantedIn } from "../../shared/registration/dataverse/wanted.ts";
import { dataverseOf } from "./dataverse-of.ts";
import { openRegistration, type RegisterOptions, withRegisterOptions } from "./open-registration.ts";
import { planText } from "./plan-text.ts";

const PENDING = 5;

type Options = RegisterOptions & { readonly exitCode: boolean };

/** `register plan`: what `apply` would change. Changes nothing. */
export function planCommand(): Command {
  return withRegisterOptions(
    new Command("plan").description("Show what apply would change, and why. Changes nothing."),
  )
    .option("--exit-code", `end with ${PENDING} when changes are pending`, false)
    .addHelpText(
      "after",
      `\nExit codes: 0 done, 1 Dynamics has a problem, 2 wrong use, ${PENDING} changes are pending (--exit-code).`,
    )
    .action(async (options: Options) => {
      const open = openRegistration(options);
      const { registry, secrets } = dataverseOf(open);
      const planned = plan({
        wanted: wantedIn(open.registration),
        registered: await registry.read(),
        secretOf: await secrets(),
      });
      process.stdout.write(
        options.json
          ? `${JSON.stringify(planned, undefined, 2)}\n`
          : planText(planned, open.registration.environment),
      );
      if (options.exitCode && planned.changes.length > 0) process.exitCode = PENDING;
    });
}
