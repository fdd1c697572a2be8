import { writeFileSync } from "node:fs";
import { Command } from "commander";
import { connectDataverse } from "../../shared/registration/connect.ts";
import { importRegistered } from "../../shared/registration/dataverse/import-registered.ts";
import type { Registration } from "../../shared/registration/file/registration.ts";
import { writeRegistration } from "../../shared/registration/file/write-registration.ts";
import { WrongUse } from "../wrong-use.ts";
import { dataverseOf } from "./dataverse-of.ts";
import {
  connectPorts,
  openRegistration,
  type RegisterOptions,
  withRegisterOptions,
} from "./open-registration.ts";

type Options = RegisterOptions & {
  readonly url?: string;
  readonly connector?: string;
  readonly out?: string;
};

/** `register import`: an environment as it is, as the file. Changes nothing. */
export function importCommand(): Command {
  return withRegisterOptions(
    new Command("import").description(
      "Write what an environment has registered as d365-events.yaml. Changes nothing.",
    ),
  )
    .option(
      "--url <url>",
      "the environment's address, where no file names it yet; you sign in as with the Azure CLI",
    )
    .option("--connector <url>", "the connector's address, with --url")
    .option("--out <file>", "write the file there; it must not be there yet")
    .action(async (options: Options) => {
      const { registration, connection } = opened(options);
      const registered = await connection.registry.read();
      const { file, notes } = importRegistered(registered);
      const { environment, target } = registration;
      const { solution } = registration.file;
      const whole = {
        environments: { [environment]: target },
        ...(solution === undefined ? {} : { solution }),
        ...file,
      };
      const text = options.json
        ? `${JSON.stringify({ file: whole, notes }, undefined, 2)}\n`
        : writeRegistration(whole, notes);
      if (options.out === undefined) process.stdout.write(text);
      else writeFileSync(options.out, text, { flag: "wx" });
    });
}

function opened(options: Options) {
  if (options.url === undefined) {
    const open = openRegistration(options);
    return { registration: open.registration, connection: dataverseOf(open) };
  }
  if (options.connector === undefined)
    throw new WrongUse("Expected --connector with --url: where the connector is.");
  const target: Registration["target"] = {
    connector: { url: options.connector },
    dataverse: { url: options.url, signIn: { kind: "developer" } },
  };
  const registration: Registration = {
    environment: options.environment ?? "production",
    production: false,
    file: {},
    target,
    connector: { url: options.connector, serviceBus: undefined, keyVault: undefined },
  };
  const connection = connectDataverse(registration, connectPorts(options), undefined);
  if (connection === undefined)
    throw new WrongUse("Expected the address of a Dataverse environment with --url.");
  return { registration, connection };
}
