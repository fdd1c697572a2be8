import type { RedrivePlan } from "../../shared/redrive/redrive-plan.ts";
import type { RedriveProgress, RedriveResult } from "../../shared/redrive/run-redrive.ts";
import { maskSecrets } from "../mask-secrets.ts";
import { age } from "./dead-text.ts";

/** What a redrive would do, for a person to say yes or no to. */
export function planText(plan: RedrivePlan, nowMs: number): string {
  const { letters, oldestMs, newestMs, pipeline, queues, republished, subscribers, left } = plan;
  const ages =
    oldestMs === undefined || newestMs === undefined
      ? ""
      : `, received ${age(oldestMs, nowMs)} to ${age(newestMs, nowMs)} ago`;
  const lines = [`Would send ${letters.length} dead letters again${ages}.`];
  const others = (name: string): string => subscribers.filter((each) => each !== name).join(", ") || "none";
  if (pipeline > 0)
    lines.push(
      `  ${pipeline} through the pipeline: what was published is skipped, the rest goes to ${subscribers.join(", ")}.`,
    );
  for (const [name, { queue, count }] of queues)
    lines.push(`  ${count} to the subscription ${name} alone, straight to its queue ${queue}.`);
  for (const [name, count] of republished)
    lines.push(
      `  ${count} published again for the subscription ${name}: all others that want them get them once more (${others(name)}).`,
    );
  for (const [why, count] of left) lines.push(`  ${count} stay: ${why}.`);
  return `${lines.join("\n")}\n`;
}

/** The same for programs. */
export function planJson(plan: RedrivePlan): Readonly<Record<string, unknown>> {
  const { letters, oldestMs, newestMs, pipeline, queues, republished, subscribers, left } = plan;
  const iso = (timeMs: number | undefined) =>
    timeMs === undefined ? undefined : new Date(timeMs).toISOString();
  return {
    count: letters.length,
    oldest: iso(oldestMs),
    newest: iso(newestMs),
    pipeline,
    queues: Object.fromEntries(queues),
    republished: Object.fromEntries(republished),
    subscribers,
    left: Object.fromEntries(left),
  };
}

export function progressText({ total, sent, resolved, failed, skipped }: RedriveProgress): string {
  return `${sent} of ${total} sent, ${resolved} resolved, ${failed} failed, ${skipped} skipped`;
}

/** How a run ended, and what to do next. */
export function resultText(result: RedriveResult): string {
  const lines = [`${progressText(result)}, ${result.underWay} under way.`];
  for (const [why, count] of result.reasons) lines.push(`  ${count}: ${maskSecrets(why)}`);
  if (result.stopped !== undefined) lines.push(STOPPED[result.stopped]);
  return `${lines.join("\n")}\n`;
}

const STOPPED = {
  cancelled: "Cancelled. The same command goes on with what is left.",
  canary:
    "Stopped after the first ones, since not all of them succeeded: look at why, then run the same command again.",
  failures: "Stopped, since too many failed: look at why, then run the same command again.",
} as const;
