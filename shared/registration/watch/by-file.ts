import type { QuietAnnouncer } from "../../connector/announcer.ts";
import { Failure } from "../../failure/failure.ts";
import type { Vault } from "../../secrets/vault.ts";
import type { Meter } from "../../telemetry/meter.ts";
import {
  type Kept,
  keepSubscriptions,
  type SeenSubscriptions,
} from "../businesscentral/keep-subscriptions.ts";
import { type ConnectPorts, connectDataverse } from "../connect.ts";
import { connectBusinessCentral } from "../connect-business-central.ts";
import type { Finding } from "../drift/findings.ts";
import { readDrift } from "../drift/read-drift.ts";
import { readRegistration } from "../file/read-registration.ts";
import type { Registration } from "../file/registration.ts";

export interface WatchPorts extends ConnectPorts {
  /** The text of `d365-events.yaml`, and of the files that it names. */
  readonly readText: (file: string) => Promise<string>;
  readonly vault: Vault | undefined;
  readonly meter: Meter;
  readonly announcer: QuietAnnouncer;
  readonly seen: SeenSubscriptions;
}

export interface WatchFacts {
  /** Which of the file's environments this app serves. */
  readonly environment: string;
  readonly renewBelowMs: number;
}

const FILE = "d365-events.yaml";

/** Compares what is registered in Dataverse with the file. */
export async function driftByFile(
  { environment }: WatchFacts,
  ports: WatchPorts,
): Promise<readonly Finding[]> {
  const registration = await readFile(environment, ports);
  const connection = connectDataverse(registration, ports, ports.vault);
  return connection === undefined ? [] : await readDrift(registration, connection);
}

/** Keeps the subscriptions of Business Central that the file wants. */
export async function keepByFile(
  { environment, renewBelowMs }: WatchFacts,
  ports: WatchPorts,
): Promise<readonly Kept[]> {
  const connection = connectBusinessCentral(await readFile(environment, ports), ports, ports.vault);
  if (connection === undefined) return [];
  const { address } = connection;
  const facts = { wanted: await connection.wanted(), address, renewBelowMs, removes: false };
  const kept = await keepSubscriptions(facts, { ...connection, seen: ports.seen });
  for (const { kind } of kept) ports.meter.record("subscriptions.kept", 1, { result: kind });
  return kept;
}

async function readFile(environment: string, { readText, env }: WatchPorts): Promise<Registration> {
  const text = await readText(FILE).catch((error: unknown) => {
    throw new Failure(
      "REGISTRATION_WRONG",
      `Expected ${FILE} beside host.json, found none: deploy it with the app.`,
      { cause: error },
    );
  });
  const outside = (): never => {
    throw new Error("the app has no other files of the deployment; name the connector's url");
  };
  const reading = readRegistration(text, { environment, env, readText: outside });
  if (reading.kind === "registration") return reading.registration;
  const [problem] = reading.problems;
  throw new Failure(
    "REGISTRATION_WRONG",
    `${FILE}:${problem?.line}:${problem?.column} ${problem?.says ?? ""} (${reading.problems.length} in all; d365-events register plan shows each)`,
  );
}
