import { Command } from "commander";
import { FINDINGS, type Finding } from "../../shared/registration/drift/findings.ts";
import { readDrift } from "../../shared/registration/drift/read-drift.ts";
import { dataverseOf } from "./dataverse-of.ts";
import { openRegistration, type RegisterOptions, withRegisterOptions } from "./open-registration.ts";

const FOUND = 5;

type Options = RegisterOptions & { readonly exitCode: boolean };

/** `register drift`: what is wrong or risky with what is registered. Changes nothing. */
export function driftCommand(): Command {
  return withRegisterOptions(
    new Command("drift").description(
      "Show what is registered otherwise than in the file, and what is known to hurt: why, and the fix.",
    ),
  )
    .option("--exit-code", `end with ${FOUND} when something was found`, false)
    .addHelpText(
      "after",
      `\nExit codes: 0 done, 1 Dynamics has a problem, 2 wrong use, ${FOUND} something was found (--exit-code).`,
    )
    .action(async (options: Options) => {
      const open = openRegistration(options);
      const { registration } = open;
      const findings = await readDrift(registration, dataverseOf(open));
      process.stdout.write(
        options.json ? findingsJson(findings) : findingsText(findings, registration.environment),
      );
      if (options.exitCode && findings.length > 0) process.exitCode = FOUND;
    });
}

function findingsJson(findings: readonly Finding[]): string {
  return `${JSON.stringify(
    findings.map((finding) => ({ ...finding, ...FINDINGS[finding.code] })),
    undefined,
    2,
  )}\n`;
}

function findingsText(findings: readonly Finding[], environment: string): string {
  if (findings.length === 0)
    return `Nothing found: ${environment} is as the file says, and nothing in it is known to hurt.\n`;
  const paragraphs = findings.map(({ code, about, says }) => {
    const { hurts, fix } = FINDINGS[code];
    return `${code} «${about}»: ${says}\n    why it hurts: ${hurts}\n    the fix: ${fix}\n`;
  });
  return `${paragraphs.join("")}${findings.length} found in ${environment}.\n`;
}
