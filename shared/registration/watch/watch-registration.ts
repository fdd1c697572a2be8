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
import { wantedIn } from "../dataverse/wanted.ts";
import { type DriftFacts, findDrift } from "../drift/find-drift.ts";
import type { Finding } from "../drift/findings.ts";
import { readRegistration } from "../file/read-registration.ts";
import type { Registration } from "../file/registration.ts";
import type { DriftWatch } from "./watch-drift.ts";

interface WatchPorts extends ConnectPorts {
  /** The text of `d365-events.yaml`, and of the files that it names. */
  readonly readText: (file: string) => Promise<string>;
  readonly vault: Vault | undefined;
  readonly meter: Meter;
  readonly announcer: QuietAnnouncer;
  readonly seen: SeenSubscriptions;
}

interface WatchFacts {
  /** Which of the file's environments this app serves. */
  readonly environment: string;
  readonly renewBelowMs: number;
}

/** What the app's own timers do by the file that was deployed with it. */
export interface RegistrationWatch extends DriftWatch {
  readonly keep: () => Promise<readonly Kept[]>;
}

const FILE = "d365-events.yaml";

/** Nothing is read before a timer runs; each run reads the file again, so that its mistakes are told again. */
export function watchRegistration(
  { environment, renewBelowMs }: WatchFacts,
  ports: WatchPorts,
): RegistrationWatch {
  const registration = (): Promise<Registration> => readFile(environment, ports);
  const { vault, meter, announcer, nowMs } = ports;
  return {
    environment,
    meter,
    announcer,
    nowMs,
    findDrift: async () => await driftOf(await registration(), ports),
    keep: async () => {
      const connection = connectBusinessCentral(await registration(), ports, vault);
      if (connection === undefined) return [];
      const facts = {
        wanted: await connection.wanted(),
        address: connection.address,
        renewBelowMs,
        removes: false,
      };
      const kept = await keepSubscriptions(facts, { ...connection, seen: ports.seen });
      for (const { kind } of kept) meter.record("subscriptions.kept", 1, { result: kind });
      return kept;
    },
  };
}

async function driftOf(registration: Registration, ports: WatchPorts): Promise<readonly Finding[]> {
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
