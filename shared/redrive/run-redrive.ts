import { toFailure } from "../failure/failure.ts";
import type { PlannedLetter } from "./redrive-plan.ts";
import type { RedrivePorts } from "./redrive-ports.ts";
import { sendLetter } from "./send-letter.ts";

/** How often letters under way are looked at. */
const LOOK_MS = 500;
/** How many letters under way are looked at together. */
const LOOKS_AT_ONCE = 16;

export interface RedriveOptions {
  readonly letters: readonly PlannedLetter[];
  /** The name of the run, which nobody else uses. */
  readonly run: string;
  readonly who: string;
  readonly why: string;
  /** Letters a second. */
  readonly rate: number;
  /** So many go first, and their end is waited for; 0 for none. */
  readonly canary: number;
  /** The run stops when more than so many failed. */
  readonly maxFailures: number;
  /** How long the run waits for the end of what is under way. */
  readonly waitMs: number;
  readonly force: boolean;
  readonly allSubscribers: boolean;
  readonly signal: AbortSignal;
  readonly onProgress: (progress: RedriveProgress) => void;
}

export interface RedriveProgress {
  readonly total: number;
  readonly sent: number;
  readonly resolved: number;
  /** Could not be sent, or came back. */
  readonly failed: number;
  /** Refused: sent by another run, ended meanwhile, or too often in vain. */
  readonly skipped: number;
}

/** How a run ended. */
export interface RedriveResult extends RedriveProgress {
  /** Sent, and not heard of yet. */
  readonly underWay: number;
  readonly stopped: "cancelled" | "canary" | "failures" | undefined;
  /** Why letters were skipped or failed, with how many. */
  readonly reasons: ReadonlyMap<string, number>;
}

/**
 * Sends dead letters again, at a rate, each claimed before it is sent: two runs never send the same one. Everything
 * that was done stands in the store, so that a run which was cancelled goes on with the next one.
 */
export async function runRedrive(options: RedriveOptions, ports: RedrivePorts): Promise<RedriveResult> {
  const { letters, signal, maxFailures } = options;
  const reasons = new Map<string, number>();
  const underWay = new Set<string>();
  const count = { total: letters.length, sent: 0, resolved: 0, failed: 0, skipped: 0 };
  const because = (why: string): void => void reasons.set(why, (reasons.get(why) ?? 0) + 1);
  const tooMany = (): boolean => count.failed > maxFailures;
  const canary = letters.length > options.canary ? options.canary : 0;

  async function sendOne({ key, generation }: PlannedLetter): Promise<void> {
    const { run, who, why, force } = options;
    const claim = { kind: "redrive", run, who, why, force, seen: generation } as const;
    const claimed = await ports.store.change(key, claim, ports.nowMs());
    if (claimed.kind === "refused") {
      count.skipped += 1;
      return because(claimed.why);
    }
    try {
      const how = await sendLetter(claimed.letter, options.allSubscribers, ports);
      count.sent += 1;
      if (how === "underWay") underWay.add(key);
      else {
        await ports.store.resolve(key, ports.nowMs());
        count.resolved += 1;
      }
    } catch (error) {
      const { code, message } = toFailure(error);
      count.failed += 1;
      because(`${code}: ${message}`);
      await ports.store.change(key, { kind: "unsent", who, why: code }, ports.nowMs());
    }
  }

  /** Looks how what was sent ended: resolved by its success, or new again by its failure. */
  async function look(): Promise<void> {
    const keys = [...underWay];
    for (let at = 0; at < keys.length; at += LOOKS_AT_ONCE) {
      const some = await Promise.all(keys.slice(at, at + LOOKS_AT_ONCE).map((key) => ports.store.find(key)));
      for (const letter of some) {
        if (letter === undefined || letter.state.kind === "redriving") continue;
        underWay.delete(letter.key);
        if (letter.state.kind === "resolved") count.resolved += 1;
        else {
          count.failed += 1;
          because(`${letter.code}: ${letter.reason}`);
        }
      }
    }
    options.onProgress({ ...count });
  }

  async function settle(): Promise<void> {
    const untilMs = ports.nowMs() + options.waitMs;
    await look();
    while (underWay.size > 0 && ports.nowMs() < untilMs && !signal.aborted) {
      await ports.sleep(LOOK_MS);
      await look();
    }
  }

  let stopped: RedriveResult["stopped"];
  let lookedAtMs = ports.nowMs();
  for (const [at, letter] of letters.entries()) {
    if (signal.aborted) stopped = "cancelled";
    else if (tooMany()) stopped = "failures";
    else if (at === canary && canary > 0) {
      await settle();
      if (signal.aborted) stopped = "cancelled";
      else if (count.failed > 0 || underWay.size > 0) stopped = "canary";
    }
    if (stopped !== undefined) break;
    const startedMs = ports.nowMs();
    await sendOne(letter);
    if (ports.nowMs() - lookedAtMs >= LOOK_MS) {
      await look();
      lookedAtMs = ports.nowMs();
    }
    const pauseMs = 1_000 / options.rate - (ports.nowMs() - startedMs);
    if (pauseMs > 0 && at + 1 < letters.length) await ports.sleep(pauseMs);
  }
  if (stopped === undefined) {
    await settle();
    if (tooMany()) stopped = "failures";
    else if (signal.aborted && underWay.size > 0) stopped = "cancelled";
  } else await look();
  return { ...count, underWay: underWay.size, stopped, reasons };
}
