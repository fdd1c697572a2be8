import { Failure } from "../../failure/failure.ts";
import { type Kept, keepSubscriptions } from "../businesscentral/keep-subscriptions.ts";
import { connectDataverse } from "../connect.ts";
import { connectBusinessCentral } from "../connect-business-central.ts";
import { wantedIn } from "../dataverse/wanted.ts";
import { type DriftFacts, findDrift } from "../drift/find-drift.ts";
import type { Finding } from "../drift/findings.ts";
import { readRegistration } from "../file/read-registration.ts";
import type { Registration } from "../file/registration.ts";
import type { WatchFacts, WatchPorts } from "./watch-registration.ts";

const FILE = "d365-events.yaml";

/** Compares what is registered in Dataverse with the file. */
export async function driftByFile(
  { environment }: WatchFacts,
  ports: WatchPorts,
): Promise<readonly Finding[]> {
  const registration = await readFile(environment, ports);
  const connection = connectDataverse(registration, ports, ports.vault);
  if (connection === undefined) return [];
  const facts: DriftFacts = {
    wanted: wantedIn(registration),
    registered: await connection.registry.read(),
    secretOf: await connection.secrets(),
    connectorUrl: registration.connector.url,
    organization: registration.target.dataverse?.organization,
  };
  return findDrift(facts);
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
