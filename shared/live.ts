import { randomUUID } from "node:crypto";
import { readFile } from "node:fs/promises";
import { setTimeout as pause } from "node:timers/promises";
import packageJson from "../package.json" with { type: "json" };
import { makeCallerCheck } from "./accept/caller.ts";
import { boundInFlight } from "./accept/in-flight.ts";
import type { AcceptPorts } from "./accept/ports.ts";
import { settingsClientStates } from "./accept/settings-client-states.ts";
import {
  connectBlobs,
  connectIdentity,
  connectServiceBus,
  connectTable,
  isLoopback,
} from "./azure/clients.ts";
import { once, onceEach } from "./azure/once.ts";
import { blobBodies } from "./bodies/blob-bodies.ts";
import { blobEventData } from "./bodies/blob-event-data.ts";
import { blobShelf } from "./bodies/blob-shelf.ts";
import type { CollectorPorts } from "./collect/collect-bodies.ts";
import { announcedLetters } from "./connector/announced-letters.ts";
import { queueAnnouncer } from "./connector/queue-announcer.ts";
import { quietAnnouncer } from "./connector/quiet-announcer.ts";
import { folderContracts } from "./contracts/imported/folder-contracts.ts";
import { NEXT_VERSIONS } from "./contracts/next-versions.ts";
import { typePattern } from "./contracts/type-patterns.ts";
import { azureDeadLetters } from "./deadletter/azure-dead-letters.ts";
import { azureEventGridBlobs } from "./deadletter/azure-eventgrid-blobs.ts";
import type { DeadLetterStore } from "./deadletter/dead-letter-store.ts";
import type { EventGridFetchPorts } from "./deadletter/fetch-eventgrid.ts";
import type { Part } from "./health/check-health.ts";
import { firstThatTakes } from "./inbound/first-that-takes.ts";
import { serviceBusInboundQueue } from "./inbound/service-bus-inbound-queue.ts";
import type { Sweeper } from "./ledger/sweeper.ts";
import { tableJournal } from "./ledger/table-journal.ts";
import { tableLedger } from "./ledger/table-ledger.ts";
import { tableSweeper } from "./ledger/table-sweeper.ts";
import { makeGiveUp } from "./pipeline/give-up.ts";
import type { PipelinePorts } from "./pipeline/ports.ts";
import { circuitBreaker } from "./publish/circuit-breaker.ts";
import { connectTopic, eventGridPublisher } from "./publish/event-grid-publisher.ts";
import { meteredPublisher } from "./publish/metered-publisher.ts";
import { blobSeen } from "./registration/businesscentral/blob-seen.ts";
import { type RegistrationWatch, watchRegistration } from "./registration/watch/watch-registration.ts";
import { within } from "./retry/within.ts";
import { keyVault } from "./secrets/key-vault.ts";
import { secretsPart } from "./secrets/secrets-part.ts";
import { settingsSecrets } from "./secrets/settings-secrets.ts";
import { vaultSecrets } from "./secrets/vault-secrets.ts";
import { endpointQueue, NAMES } from "./settings/names.ts";
import { readSettings, type SettingsReading } from "./settings/read-settings.ts";
import type { Retention, Settings } from "./settings/settings.ts";
import { blobSpool } from "./spool/blob-spool.ts";
import type { DrainPorts } from "./spool/drain-spool.ts";
import { makeMeter } from "./telemetry/meter.ts";
import type { Metered } from "./telemetry/metered.ts";
import type { MeasurePorts } from "./waiting/measure-waiting.ts";
import { serviceBusWaitingQueue } from "./waiting/service-bus-waiting-queue.ts";
import { waitingBodies } from "./waiting/waiting-bodies.ts";
import type { WaitingQueue } from "./waiting/waiting-queue.ts";

/** Accept's answer waits 4 s for the queue at most. */
const SEND_LIMIT_MS = 3_800;
const BLOB_LIMIT_MS = 3_500;
/** What a notice may take of the time of whatever gave rise to it. */
const NOTICE_LIMIT_MS = 1_000;
const SPOOL_PAGE = 500;
/** How far apart an instance tells its metrics. */
const METRICS_EVERY_MS = 10_000;

export const VERSION: string = packageJson.version;

/** What fetches dead letters from elsewhere, and sweeps them. */
export interface DeadLetterFetch extends EventGridFetchPorts {
  readonly deadLetters: DeadLetterStore;
  readonly retentionMs: number;
  readonly sleep: (ms: number) => Promise<void>;
}

/** The connector with its real ports. Nothing is connected before it is used. */
export interface LiveApp {
  readonly settings: Settings;
  readonly accept: Metered<AcceptPorts>;
  readonly pipeline: Metered<PipelinePorts>;
  readonly fetch: DeadLetterFetch;
  readonly drain: DrainPorts;
  readonly sweep: SweepPorts;
  readonly collect: CollectorPorts & Pick<Retention, "retentionMs">;
  readonly measure: MeasurePorts;
  /** What looks after the registration in Dynamics by the files in a folder; absent when no environment is named. */
  readonly registration: (folder: URL) => RegistrationWatch | undefined;
  /** The pipeline of messages that are handled alone: where `inbound` takes no copy, `isolate` does. */
  readonly alone: Metered<PipelinePorts>;
  readonly parts: readonly Part[];
  /** Reads the secrets, so that the first caller need not wait; where that fails, the first caller hears of it. */
  readonly begin: () => void;
  /** Closes what stays connected. */
  readonly close: () => Promise<void>;
}

/** What the timer needs that lets go of old events. */
export interface SweepPorts extends Retention {
  readonly sweeper: Sweeper;
  readonly nowMs: () => number;
}

/** The settings of this process: the one place that sees its environment. */
export function liveSettings(): SettingsReading {
  return readSettings(process.env);
}

/** The clock of this process. */
function liveNowMs(): number {
  return Date.now();
}

/**
 * Builds the real ports. Clients are made on first use and shared by everything that uses them.
 *
 * @param contractsFolder Where the contracts are that were imported; it need not be there.
 */
export function liveApp(settings: Settings, contractsFolder: URL): LiveApp {
  const nowMs = liveNowMs;
  const newToken = (): string => randomUUID();
  const identity = once(() => connectIdentity(settings.clientId));
  const serviceBus = once(() => connectServiceBus(settings.serviceBusCore, identity));
  const edge = once(() => connectServiceBus(settings.serviceBusEdge ?? settings.serviceBusCore, identity));
  const sender = once(async () => (await serviceBus()).createSender(NAMES.inboundQueue));
  const isolateSender = once(async () => (await serviceBus()).createSender(NAMES.isolateQueue));
  const blobs = once(() => connectBlobs(settings.blobs, identity));
  const container = (name: string) => once(async () => (await blobs()).getContainerClient(name));
  const table = onceEach((name) => connectTable(settings.tables, name, identity));

  const inbound = serviceBusInboundQueue(sender, SEND_LIMIT_MS);
  const isolate = serviceBusInboundQueue(isolateSender, SEND_LIMIT_MS);
  const bodiesContainer = container(NAMES.bodiesContainer);
  const bodies = blobBodies(bodiesContainer, BLOB_LIMIT_MS);
  const shelf = blobShelf(bodiesContainer, BLOB_LIMIT_MS);
  const eventDataContainer = container(NAMES.eventDataContainer);
  const spoolContainer = container(NAMES.spoolContainer);
  const spool = blobSpool({ container: spoolContainer, timeoutMs: BLOB_LIMIT_MS, pageSize: SPOOL_PAGE });
  const letterBodies = blobBodies(container(NAMES.deadLettersContainer), BLOB_LIMIT_MS);
  const meter = makeMeter(METRICS_EVERY_MS);
  const announcer = quietAnnouncer(queueAnnouncer({ inbound, spool, within }, NOTICE_LIMIT_MS), meter);
  const kept = azureDeadLetters({
    table: () => table(NAMES.deadLettersTable),
    bodies: letterBodies,
    newToken,
  });
  const deadLetters = announcedLetters(kept, announcer);
  const { endpoint, key } = settings.topic;
  const topic = eventGridPublisher(async (policy) => {
    const credential =
      key === undefined ? await identity() : new (await import("@azure/eventgrid")).AzureKeyCredential(key);
    return await connectTopic(
      { endpoint, credential, allowInsecureConnection: isLoopback(endpoint) },
      policy,
    );
  });
  const sleep = (ms: number): Promise<void> => pause(ms);
  const random = (): number => Math.random();
  const { times } = settings;
  const waitingQueues = new Map<string, WaitingQueue>([
    [NAMES.inboundQueue, serviceBusWaitingQueue(serviceBus, NAMES.inboundQueue)],
    [NAMES.isolateQueue, serviceBusWaitingQueue(serviceBus, NAMES.isolateQueue)],
  ]);
  for (const { name, queueFormat } of settings.endpoints) {
    const queue = endpointQueue(name);
    if (queueFormat !== undefined) waitingQueues.set(queue, serviceBusWaitingQueue(edge, queue));
  }
  const vault =
    settings.keyVault === undefined
      ? undefined
      : keyVault({
          address: settings.keyVault,
          credential: identity,
          allowInsecureConnection: isLoopback(settings.keyVault),
        });
  const secrets = vault === undefined ? settingsSecrets(process.env) : vaultSecrets(vault, nowMs);
  const posting = settings.endpoints.filter(({ webhook }) => webhook).map(({ name }) => name);
  const contracts = folderContracts(contractsFolder);
  const pipeline: Metered<PipelinePorts> = {
    endpoints: new Map(settings.endpoints.map((row) => [row.name, row])),
    inbound,
    // Where it cannot be reached the message waits, unlooked at, on the other queue.
    isolate: firstThatTakes(isolate, inbound),
    spool,
    bodies,
    endBody: shelf.end,
    dataRef: {
      eventData: blobEventData(eventDataContainer, BLOB_LIMIT_MS),
      aboveBytes: settings.dataRefAboveBytes,
    },
    ledger: tableLedger({ table, bodies }),
    // The time of a request is measured, not that of waiting for the topic.
    publisher: circuitBreaker(meteredPublisher(topic, { meter, nowMs }), settings.circuit, {
      nowMs,
      sleep,
      random,
    }),
    deadLetters,
    own: { source: `urn:dynamics365:connector:${new URL(endpoint).hostname}`, announcer },
    isClientState: settingsClientStates(process.env),
    nowMs,
    sleep,
    within,
    random,
    newToken,
    policy: {
      backoff: { firstMs: times.retryFirstMs, capMs: times.retryCapMs },
      attempts: settings.attempts,
    },
    leaseMs: times.leaseMs,
    deadlineMs: times.batchDeadlineMs,
    schemaBaseUrl: settings.schemaBaseUrl,
    imported: contracts && { contracts, isStrict: typePattern(settings.strictContracts) },
    versions: { next: NEXT_VERSIONS, keepsOld: typePattern(settings.keepOldVersions) },
    build: VERSION,
    meter,
  };
  return {
    settings,
    accept: {
      proveCaller: makeCallerCheck({ secrets, nowMs }),
      inFlight: boundInFlight(settings.inFlightBytes),
      inbound,
      spool,
      bodies,
      deadLetters,
      nowMs,
      newToken,
      meter,
    },
    fetch: {
      deadLetters,
      retentionMs: settings.deadLetterRetentionMs,
      blobs: azureEventGridBlobs(container(NAMES.eventGridDeadContainer), BLOB_LIMIT_MS),
      marks: letterBodies,
      nowMs,
      sleep: (ms) => pause(ms),
    },
    pipeline,
    alone: { ...pipeline, inbound: firstThatTakes(inbound, isolate) },
    drain: { spool, inbound, giveUp: makeGiveUp(pipeline), nowMs },
    collect: {
      bodies: shelf,
      eventData: blobShelf(eventDataContainer, BLOB_LIMIT_MS),
      journal: tableJournal({ table, bodies }),
      openLetters: () => deadLetters.list({ states: ["new", "held", "redriving"] }, nowMs()),
      waitingBodies: () => waitingBodies({ queues: [...waitingQueues.values()], spool }),
      nowMs,
      retentionMs: settings.retention.retentionMs,
    },
    sweep: { sweeper: tableSweeper(table, nowMs), nowMs, ...settings.retention },
    registration: (folder) => {
      const { environment, renewBelowMs } = settings.registration;
      if (environment === undefined) return undefined;
      const ports = {
        ...{ env: process.env, fetch, nowMs, sleep, random, newToken, vault, meter, announcer },
        readText: (file: string) => readFile(new URL(file, folder), "utf8"),
        seen: blobSeen(container(NAMES.deadLettersContainer), `subscriptions/${environment}.json`),
      };
      return watchRegistration({ environment, renewBelowMs }, ports);
    },
    measure: { queues: waitingQueues, deadLetters, spool, meter, nowMs, within },
    parts: [
      { name: "serviceBus", probe: async () => void (await (await sender()).createMessageBatch()) },
      {
        name: "tables",
        probe: async () => void (await (await table(NAMES.deadLettersTable)).getAccessPolicy()),
      },
      { name: "blobs", probe: async () => void (await (await bodiesContainer()).getProperties()) },
      { name: "spool", probe: async () => void (await (await spoolContainer()).getProperties()) },
      { name: "eventGrid", probe: () => answers(endpoint) },
      ...(contracts === undefined ? [] : [{ name: "contracts", probe: contracts.probe }]),
      ...(vault === undefined ? [] : [secretsPart(vault, posting)]),
    ],
    begin: () => {
      for (const name of posting) void secrets.current(name).catch(() => undefined);
    },
    close: async () => {
      for (const bus of [serviceBus, edge]) if (bus.begun()) await (await bus()).close();
    },
  };
}

/** Whether an address answers HTTP at all: publishing to see would make an event. */
async function answers(address: string): Promise<void> {
  await fetch(address, { method: "OPTIONS", signal: AbortSignal.timeout(3_000) });
}
