import { randomUUID } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { parseEnv } from "node:util";
import type { Command } from "commander";
import { connectIdentity, isLoopback } from "../../shared/azure/clients.ts";
import { once } from "../../shared/azure/once.ts";
import type { ConnectPorts } from "../../shared/registration/connect.ts";
import { readRegistration } from "../../shared/registration/file/read-registration.ts";
import type { Registration } from "../../shared/registration/file/registration.ts";
import { keyVault } from "../../shared/secrets/key-vault.ts";
import type { Vault } from "../../shared/secrets/vault.ts";
import { localRunEnv } from "../local-run-env.ts";
import { WrongUse } from "../wrong-use.ts";

export interface RegisterOptions {
  readonly file: string;
  readonly environment?: string;
  readonly envFile?: string;
  readonly json: boolean;
}

/** Adds the options that all of `register …` have. */
export function withRegisterOptions(command: Command): Command {
  return command
    .option("--file <file>", "what should be registered", "d365-events.yaml")
    .option("--environment <name>", "which of the file's environments; may be left out where it has one")
    .option("--env-file <file>", "a file of NAME=value lines with the variables that the file names")
    .option("--json", "print JSON for programs", false);
}

/** The registration that the options mean, and what connecting to Dynamics stands on. */
export interface OpenRegistration {
  readonly registration: Registration;
  readonly ports: ConnectPorts;
  /** The vault that the connector reads its secrets from; absent where they are app settings. */
  readonly vault: Vault | undefined;
}

/** Reads the file; all that is wrong with it is told at once, with lines and columns. */
export function openRegistration(options: RegisterOptions): OpenRegistration {
  const ports = connectPorts(options);
  const reading = readRegistration(readText(options.file), {
    environment: options.environment,
    env: ports.env,
    readText: (file) => readFileSync(resolve(dirname(options.file), file), "utf8"),
  });
  if (reading.kind === "registration") {
    const { registration } = reading;
    return { registration, ports, vault: vaultAt(registration.connector.keyVault) };
  }
  const lines = reading.problems.map(({ line, column, says }) => `${options.file}:${line}:${column} ${says}`);
  throw new WrongUse(lines.join("\n"));
}

function vaultAt(address: string | undefined): Vault | undefined {
  if (address === undefined) return undefined;
  const credential = once(() => connectIdentity(undefined));
  return keyVault({ address, credential, allowInsecureConnection: isLoopback(address) });
}

/** The variables: of the process, of a local run in this folder, of the file that was named; the last one counts. */
export function connectPorts({ envFile }: Pick<RegisterOptions, "envFile">): ConnectPorts {
  const named = envFile === undefined ? {} : parseEnv(readText(envFile));
  return {
    env: { ...localRunEnv(), ...process.env, ...named },
    fetch,
    nowMs: Date.now,
    sleep: (ms) => pause(ms),
    random: Math.random,
    newToken: randomUUID,
  };
}

function readText(file: string): string {
  if (!existsSync(file))
    throw new WrongUse(
      `Expected the file ${file}, found none. Name it with --file, or make one: d365-events register import`,
    );
  return readFileSync(file, "utf8");
}
