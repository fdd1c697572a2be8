import { Command } from "commander";
import { SECRET_QUERY } from "../../shared/accept/caller.ts";
import { secretName, secretValue } from "../../shared/registration/file/fill-in.ts";
import { finopsByHand, finopsSecretName } from "../../shared/registration/finops/by-hand.ts";
import { secretNames } from "../../shared/secrets/vault.ts";
import { secretSettings } from "../../shared/settings/shape.ts";
import { WrongUse } from "../wrong-use.ts";
import {
  type OpenRegistration,
  openRegistration,
  type RegisterOptions,
  withRegisterOptions,
} from "./open-registration.ts";

type Options = RegisterOptions & { readonly create: boolean };

interface Check {
  readonly what: string;
  readonly passed: boolean;
  readonly says: string;
}

/** `register finops`: what to enter in Finance & Operations, which has no API for it, and what can be checked of it. */
export function finopsCommand(): Command {
  return withRegisterOptions(
    new Command("finops").description(
      "Say exactly what to enter in Finance & Operations, and check what can be checked.",
    ),
  )
    .option(
      "--create",
      "write the endpoint's URL with its secret into the connector's key vault, for Finance & Operations to read",
      false,
    )
    .addHelpText("after", "\nExit codes: 0 all checks passed, 1 one did not, 2 wrong use.")
    .action(async (options: Options) => {
      const open = openRegistration(options);
      const steps = finopsByHand(open.registration);
      if (steps.length === 0)
        throw new WrongUse("The file has no finops. Add it: its endpoint and its events.");
      const created = options.create ? await createSecret(open) : undefined;
      const checks = await checksOf(open);
      if (options.json) process.stdout.write(`${JSON.stringify({ steps, created, checks }, undefined, 2)}\n`);
      else {
        for (const [index, { where, enter }] of steps.entries())
          process.stdout.write(
            `${index + 1}. ${where}\n${enter.map(([field, value]) => `     ${field}: ${value}\n`).join("")}`,
          );
        if (created !== undefined)
          process.stdout.write(`The key vault has the secret ${created} now: step 1 is done.\n`);
        for (const { what, passed, says } of checks)
          process.stdout.write(`${passed ? "ok" : "FAILED"}  ${what}: ${says}\n`);
      }
      if (checks.some(({ passed }) => !passed)) process.exitCode = 1;
    });
}

/** Its value is a URL with a secret: written, never shown. */
async function createSecret({ registration, ports, vault }: OpenRegistration): Promise<string> {
  const { finops } = registration.file;
  if (vault === undefined || finops === undefined || finops.kind === "queue")
    throw new WrongUse(
      "Expected a key vault (keyVault of the connector) and an endpoint of the kind https for --create.",
    );
  const { endpoint } = finops;
  const reference = finops.secret ?? `\${${secretSettings(endpoint)[0]}}`;
  const secret = (await vault.get(secretNames(endpoint).primary)) ?? secretValue(reference, ports.env);
  if (secret === undefined)
    throw new WrongUse(
      `Expected the endpoint's secret in the vault or in ${secretName(reference)}, found none.`,
    );
  const name = finopsSecretName(endpoint);
  await vault.put(
    name,
    `${registration.connector.url}/api/finops/${endpoint}?${SECRET_QUERY}=${encodeURIComponent(secret)}`,
  );
  return name;
}

async function checksOf({ registration }: OpenRegistration): Promise<readonly Check[]> {
  const { file, connector, target } = registration;
  const door = `${connector.url}/api/finops/${file.finops?.endpoint ?? ""}`;
  const unproven = await statusOf(door, "POST");
  const host = target.finops === undefined ? undefined : await statusOf(target.finops.url, "GET");
  return [
    {
      what: "the connector's door",
      passed: unproven === 401,
      says:
        unproven === 401
          ? "it is there, and refuses who has no secret"
          : `expected 401 without a secret, got ${unproven ?? "no answer"}`,
    },
    ...(target.finops === undefined
      ? []
      : [
          {
            what: "Finance & Operations",
            passed: host !== undefined,
            says: host === undefined ? "it does not answer" : "it answers",
          },
        ]),
  ];
}

async function statusOf(url: string, method: string): Promise<number | undefined> {
  return await fetch(url, { method, redirect: "manual", signal: AbortSignal.timeout(15_000) }).then(
    ({ status }) => status,
    () => undefined,
  );
}
