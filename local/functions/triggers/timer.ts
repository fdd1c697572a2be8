import { type AppSettings, resolveExpressions } from "../app-settings.ts";
import type { Binding, TypedData } from "../rpc.ts";
import { readSchedule, type Schedule } from "./schedule.ts";

export interface TimerTrigger {
  readonly schedule: Schedule;
  readonly runOnStartup: boolean;
}

interface Timing {
  readonly trigger: TimerTrigger;
  readonly now: () => number;
  /** Invokes the function; rejects when it failed. What it threw is logged by the host. */
  readonly invoke: (data: TypedData) => Promise<unknown>;
}

/** Longest that a Node timer can wait; a later time is waited for in steps. */
const LONGEST_TIMEOUT_MS = 2 ** 31 - 1;

/** @throws Error when the schedule is missing or cannot be read. */
export function readTimerTrigger(trigger: Binding, settings: AppSettings): TimerTrigger {
  const { schedule, runOnStartup } = trigger;
  if (typeof schedule !== "string" || schedule === "")
    throw new Error("it has no schedule. Expected NCRONTAB with six fields, a time span, or %SETTING%.");
  return {
    schedule: readSchedule(resolveExpressions(schedule, settings)),
    runOnStartup: runOnStartup === true,
  };
}

/**
 * Runs a timer function whenever it is due, one run at a time: the next time is found when a run has ended. A run is
 * past due when its time had gone by while the run before it took too long. Nothing is kept across restarts.
 */
export function startTimer({ trigger, now, invoke }: Timing): { stop(): Promise<void> } {
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> = Promise.resolve();
  let stopped = false;
  let lastMs: number | undefined;

  async function run(dueMs: number, isPastDue: boolean): Promise<void> {
    // A timer of Node may fire a little early; the same due time must not come twice.
    const startedMs = Math.max(now(), dueMs);
    const nextMs = trigger.schedule.next(startedMs);
    const status = { Last: isoText(lastMs), Next: isoText(nextMs), LastUpdated: isoText(lastMs) };
    lastMs = startedMs;
    const data = {
      Schedule: { AdjustForDST: trigger.schedule.adjustForDst },
      ScheduleStatus: status,
      IsPastDue: isPastDue,
    };
    await invoke({ json: JSON.stringify(data) }).catch(() => undefined); // a failed run is logged; the next one comes
    if (nextMs !== undefined) waitFor(nextMs);
  }

  function waitFor(dueMs: number): void {
    if (stopped) return;
    const waitMs = dueMs - now();
    if (waitMs > LONGEST_TIMEOUT_MS) timer = setTimeout(waitFor, LONGEST_TIMEOUT_MS, dueMs);
    else
      timer = setTimeout(
        () => {
          running = run(dueMs, waitMs < 0);
        },
        Math.max(0, waitMs),
      );
  }

  const firstMs = trigger.schedule.next(now());
  if (trigger.runOnStartup) running = run(now(), false);
  else if (firstMs !== undefined) waitFor(firstMs);
  return {
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await running;
    },
  };
}

/** .NET's zero time stands where there was no run yet. */
function isoText(ms: number | undefined): string {
  return ms === undefined ? "0001-01-01T00:00:00+00:00" : new Date(ms).toISOString();
}
