import type { Within } from "../../shared/retry/within.ts";
import type { Call } from "./fault.ts";
import type { World } from "./world.ts";

/** A process that can crash and stall, and reaches all else by calls that can go wrong. */
export interface MortalProcess {
  /** Which life it is in; rises with each crash. */
  readonly life: () => number;
  readonly isUp: () => boolean;
  readonly stalledUntilMs: () => number;
  /** Ends it at once; it starts again a little later. */
  readonly crash: () => void;
  /** What it does after a while: never if it dies before, later if it is stalled. */
  readonly later: (ms: number, run: () => void) => void;
  /** The limit of some work, by its own time. */
  readonly within: Within;
  /**
   * One call over the wire. Once it is sent, its effect comes about whatever becomes of the caller.
   *
   * @param about What it concerns, for the story.
   * @param lost What the caller is told when the call fails.
   */
  readonly call: <Answer>(
    kind: Call,
    about: string,
    effect: () => Promise<Answer>,
    lost: () => Promise<Answer>,
  ) => Promise<Answer>;
}

/** Starts a process. `died` and `back` are told of each crash and of the new life after it. */
export function startProcess(
  name: string,
  world: World,
  told: { readonly died: () => void; readonly back: () => void },
): MortalProcess {
  const { scheduler, below } = world;
  let life = 0;
  let isUp = true;
  let stalledUntilMs = 0;

  const later = (ms: number, run: () => void): void => {
    const born = life;
    const due = (): void => {
      if (life !== born) return;
      const leftMs = stalledUntilMs - scheduler.nowMs();
      if (leftMs > 0) scheduler.after(leftMs, due);
      else run();
    };
    scheduler.after(ms, due);
  };

  const within: Within = (limitMs, work, late) =>
    new Promise((resolve, reject) => {
      later(limitMs, () => reject(late()));
      work.then(resolve, reject);
    });

  const crash = (): void => {
    life += 1;
    isUp = false;
    told.died();
    scheduler.after(1_000 + below(20_000), () => {
      isUp = true;
      told.back();
    });
  };

  const call: MortalProcess["call"] = <Answer>(
    kind: Call,
    about: string,
    effect: () => Promise<Answer>,
    lost: () => Promise<Answer>,
  ) =>
    new Promise<Answer>((resolve) => {
      const { nth, fault } = world.faults.next(kind);
      world.note(() => `${name} ${kind} (${nth}) ${about}${fault === undefined ? "" : `: ${fault.how}`}`);
      const wireMs = 1 + below(30);
      const born = life;
      const reach = (ms: number, work: () => void): void => scheduler.after(ms, work);
      const answer = (made: Promise<Answer>): void => {
        void settled(made);
        // Whoever asked is gone: a new life knows nothing of the old one's calls.
        if (life !== born) return;
        later(1 + below(30), () => resolve(made));
      };
      switch (fault?.how) {
        case undefined:
          return reach(wireMs, () => answer(effect()));
        case "fails before":
          return reach(wireMs, () => answer(lost()));
        case "fails after":
          return reach(wireMs, () => void settled(effect()).then(() => answer(lost())));
        case "throws":
          return later(wireMs, () => answer(Promise.reject<Answer>(new Error("nobody foresaw this"))));
        case "is late":
          return reach(fault.ms, () => answer(effect()));
        case "is done twice":
          return reach(wireMs, () => void settled(effect()).then(() => answer(effect())));
        case "hangs before":
          return;
        case "hangs after":
          return reach(wireMs, () => void settled(effect()));
        case "crashes before":
          return later(wireMs, crash);
        case "crashes after":
          return reach(wireMs, () => void settled(effect()).then(crash));
        case "stalls":
          return reach(wireMs, () => {
            stalledUntilMs = Math.max(stalledUntilMs, scheduler.nowMs() + fault.ms);
            answer(effect());
          });
      }
    });

  return {
    life: () => life,
    isUp: () => isUp,
    stalledUntilMs: () => stalledUntilMs,
    crash,
    later,
    within,
    call,
  };
}

/** Waits for work, whatever it comes to. */
async function settled(work: Promise<unknown>): Promise<void> {
  await work.catch(() => undefined);
}
