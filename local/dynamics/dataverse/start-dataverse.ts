import { listen, stopServer } from "../../listen.ts";
import { USER_IN_ENTRA } from "../organization.ts";
import { ApiError } from "./http/api-error.ts";
import type { ApiRequest, ApiResponse } from "./http/messages.ts";
import { dataverseServer } from "./http/serve.ts";
import { steering } from "./http/steer.ts";
import { localToken } from "./http/token.ts";
import { deliverStep } from "./jobs/deliver-step.ts";
import { type FaultRates, type Faults, faultsOf, NO_FAULTS } from "./jobs/faults.ts";
import type { DeliveryOutcome } from "./jobs/outcome.ts";
import type { QueueSenders } from "./jobs/send-to-queue.ts";
import { serviceBusSenders } from "./jobs/service-bus-senders.ts";
import { type JobDone, startWorkers } from "./jobs/workers.ts";
import type { StepRun, World } from "./operations/world.ts";
import { memoryRows, type RowStore } from "./rows/row-store.ts";
import { seed } from "./rows/seed.ts";

const HOST = "127.0.0.1";
const TOKEN_LIFETIME_MS = 30 * 24 * 60 * 60 * 1_000;
/** What a failed synchronous step raises: IsvAborted. */
const ABORTED = "0x80040265";

export interface DataverseOptions {
  /** 0 takes any free port. */
  readonly port: number;
  /** Multiplies every wait and limit. */
  readonly timeScale: number;
  readonly nowMs: () => number;
  readonly newId: () => string;
  /** A number in [0, 1) each time. */
  readonly random: () => number;
  readonly faults?: Partial<FaultRates>;
  /** The way to queues; the real SDK when absent. */
  readonly senders?: QueueSenders;
  /** Told of each step that an operation sets off, before it is delivered. */
  readonly onStep?: (run: StepRun) => void;
  /** What else is served at its address; absent when it is nothing of this either. */
  readonly besides?: (request: ApiRequest) => Promise<ApiResponse | undefined>;
}

/** A simulated environment of Dataverse. */
export interface Dataverse {
  /** Of the environment; the Web API is below `/api/data/v9.2/`. */
  readonly url: string;
  /** A token of an administrator. */
  readonly token: string;
  readonly store: RowStore;
  readonly faults: Faults;
  /** Jobs that are not over. */
  openJobs(): number;
  /** Calls back after each try of a job; gives back what ends that. */
  onJob(listener: (job: JobDone) => void): () => void;
  /** Delivers once more what the latest job delivered, as when a gateway loses the first answer. */
  again(): Promise<DeliveryOutcome | undefined>;
  stop(): Promise<void>;
}

/** @throws An error of one line when the port is taken. */
export async function startDataverse(options: DataverseOptions): Promise<Dataverse> {
  const { nowMs, newId, random, timeScale, onStep, besides } = options;
  const store = memoryRows();
  seed(store, nowMs());
  const faults = faultsOf({ ...NO_FAULTS, ...options.faults }, random);
  const senders = options.senders ?? serviceBusSenders();
  const listeners = new Set<(job: JobDone) => void>();
  const delivering = { store, senders, timeScale, faults };
  const workers = startWorkers({
    store,
    nowMs,
    newId,
    random,
    timeScale,
    faults,
    deliver: (run, { id, atMs }) => deliverStep(run, { jobId: id, atMs }, delivering),
    onJob: (job) => {
      for (const listener of listeners) listener(job);
    },
  });
  const world: World = {
    store,
    nowMs,
    newId,
    runLater: (run) => {
      onStep?.(run);
      workers.enqueue(run);
    },
    runNow: async (run) => {
      onStep?.(run);
      const outcome = await deliverStep(run, { jobId: undefined, atMs: nowMs() }, delivering);
      if (outcome.kind !== "delivered") throw new ApiError(400, ABORTED, outcome.message);
    },
  };
  let url = "";
  const steer = steering({ faults, workers });
  const server = dataverseServer({
    world,
    faults,
    url: () => url,
    otherwise: async (request) => (await besides?.(request)) ?? steer(request),
  });
  const port = await listen(server, { port: options.port, host: HOST, part: "the simulated Dataverse" });
  url = `http://${HOST}:${port}`;
  return {
    url,
    token: localToken({ audience: url, objectId: USER_IN_ENTRA, expiresAtMs: nowMs() + TOKEN_LIFETIME_MS }),
    store,
    faults,
    openJobs: workers.open,
    again: workers.again,
    onJob: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    stop: async () => {
      workers.stop();
      await Promise.all([stopServer(server), senders.close()]);
    },
  };
}
