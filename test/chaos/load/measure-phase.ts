import { setTimeout as pause } from "node:timers/promises";
import type { Webhook } from "../../../local/dynamics/post.ts";
import type { LoadMessage } from "./load-messages.ts";
import type { Phase, PhaseResult } from "./phase.ts";
import { postAtRate } from "./post-at-rate.ts";
import type { refusals } from "./refusals.ts";

const POLL_MS = 100;
const DRAIN_LIMIT_MS = 180_000;

/** Posts for one phase, waits until all of it is out, and gives what became of it. */
export async function measurePhase(
  phase: Phase,
  webhook: Webhook,
  next: () => LoadMessage,
  seen: {
    readonly deliveredAtMs: ReadonlyMap<string, number>;
    readonly refused: ReturnType<typeof refusals>;
  },
): Promise<PhaseResult> {
  const { deliveredAtMs, refused } = seen;
  const before = { all: refused.all(), overloaded: refused.count("overloaded") };
  const dueAtMs = new Map<string, number>();
  const posted = await postAtRate(phase, webhook, next, (mark, atMs) => dueAtMs.set(mark, atMs));
  const postedAtMs = Date.now();
  const missing = () => [...dueAtMs.keys()].filter((mark) => !deliveredAtMs.has(mark)).length;
  while (missing() > 0 && Date.now() - postedAtMs < DRAIN_LIMIT_MS) await pause(POLL_MS);

  const answers: Record<string, number> = {};
  for (const { first } of posted) answers[first] = (answers[first] ?? 0) + 1;
  return {
    phase,
    posted: posted.length,
    answers,
    acceptMs: posted.map(({ firstMs }) => firstMs),
    endToEndMs: [...dueAtMs].flatMap(([mark, atMs]) => {
      const outAtMs = deliveredAtMs.get(mark);
      return outAtMs === undefined ? [] : [outAtMs - atMs];
    }),
    postedAgain: posted.filter(({ tries }) => tries > 1).length,
    neverAccepted: posted.filter(({ accepted }) => !accepted).length,
    lost: missing(),
    refused: {
      all: refused.all() - before.all,
      overloaded: refused.count("overloaded") - before.overloaded,
    },
    drainedAfterMs: Date.now() - postedAtMs,
  };
}
