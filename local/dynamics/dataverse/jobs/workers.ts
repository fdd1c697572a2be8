import { wholeSeconds } from "../odata/read-value.ts";
import type { StepRun } from "../operations/world.ts";
import { JOB } from "../registration/check-job.ts";
import type { RowStore } from "../rows/row-store.ts";
import { numberOf } from "../rows/value.ts";
import type { Faults } from "./faults.ts";
import { addJob, changeJob, jobFailed, jobStarted, jobSucceeded } from "./job-rows.ts";
import type { DeliveryOutcome } from "./outcome.ts";

/** Jobs begin within it, each when chance says: their order is no promise («Asynchronous service»). */
const START_WITHIN_MS = 100;
/** A burst of changes runs as wide as this, and no wider. */
const WORKERS = 16;
/** Waits before a queue is tried again, doubling; the first is a minute. Numbers of ours: Microsoft's are not published. */
const FIRST_WAIT_MS = 60_000;
const MOST_TRIES = 8;

export interface WorkerOptions {
  readonly store: RowStore;
  readonly deliver: (
    run: StepRun,
    job: { readonly id: string; readonly atMs: number },
  ) => Promise<DeliveryOutcome>;
  readonly nowMs: () => number;
  readonly newId: () => string;
  readonly random: () => number;
  readonly timeScale: number;
  readonly faults: Faults;
  readonly onJob?: (job: JobDone) => void;
}

/** A job that was tried, also one that goes on waiting. */
export interface JobDone {
  readonly id: string;
  readonly run: StepRun;
  readonly outcome: DeliveryOutcome;
}

/** The asynchronous service. */
export interface Workers {
  enqueue(run: StepRun): void;
  /** Delivers once more what the latest job delivered, as when a gateway loses the first answer. */
  again(): Promise<DeliveryOutcome | undefined>;
  /** Jobs that are not over. */
  open(): number;
  stop(): void;
}

interface Job {
  readonly id: string;
  readonly run: StepRun;
  /** When the operation was, which the message tells. */
  readonly atMs: number;
  readonly tries: number;
}

export function startWorkers(options: WorkerOptions): Workers {
  const { store, nowMs, newId, random, timeScale, faults } = options;
  const ready: Job[] = [];
  const timers = new Set<NodeJS.Timeout>();
  let running = 0;
  let stopped = false;
  let latest: Job | undefined;

  function enqueue(run: StepRun): void {
    const atMs = nowMs();
    const job = { id: newId(), run, atMs, tries: 0 };
    addJob(store, run, job.id, atMs);
    later(job, random() * START_WITHIN_MS + faults.rates().slowMs);
  }

  function later(job: Job, waitMs: number): void {
    const timer = setTimeout(() => {
      timers.delete(timer);
      ready.push(job);
      startReady();
    }, waitMs * timeScale);
    timers.add(timer);
  }

  function startReady(): void {
    while (running < WORKERS && ready.length > 0 && !stopped) {
      const [job] = ready.splice(Math.floor(random() * ready.length), 1);
      if (job === undefined) return;
      running += 1;
      void work(job).finally(() => {
        running -= 1;
        startReady();
      });
    }
  }

  async function work(job: Job): Promise<void> {
    // Somebody canceled it while it waited.
    if (numberOf(store.get("asyncoperation", job.id), "statuscode") === JOB.canceled.statuscode) return;
    jobStarted(store, job.id, nowMs());
    const outcome = await options.deliver(job.run, job);
    if (stopped) return;
    if (outcome.kind === "delivered") latest = job;
    if (outcome.kind === "delivered") jobSucceeded(store, job.id, nowMs());
    else if (outcome.kind === "unreachable" && job.tries + 1 < MOST_TRIES) wait(job, outcome.message);
    else jobFailed(store, job.id, outcome.message, nowMs());
    options.onJob?.({ id: job.id, run: job.run, outcome });
  }

  function wait(job: Job, message: string): void {
    const waitMs = FIRST_WAIT_MS * 2 ** job.tries;
    const tries = job.tries + 1;
    const postponeuntil = wholeSeconds(nowMs() + waitMs * timeScale);
    changeJob(store, job.id, { ...JOB.waiting, retrycount: tries, postponeuntil, message }, nowMs());
    later({ ...job, tries }, waitMs);
  }

  return {
    enqueue,
    again: async () => (latest === undefined ? undefined : await options.deliver(latest.run, latest)),
    open: () => timers.size + ready.length + running,
    stop: () => {
      stopped = true;
      for (const timer of timers) clearTimeout(timer);
    },
  };
}
