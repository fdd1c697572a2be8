import { parseArgs } from "node:util";
import { BREAKINGS, type Breaking, isBreaking } from "./broken-app.ts";

/** What `npm run chaos` was asked for. */
export interface ChaosOptions {
  readonly minutes: number;
  readonly seed: number;
  readonly out: string | undefined;
  /** How the app is broken, to see the run find it. */
  readonly breaking: Breaking | undefined;
}

export const USAGE =
  "Expected: npm run chaos -- [--short] [--minutes N] [--seed S] [--out FILE] [--break HOW], with N from 0.2 to 240 and S a whole number from 1, and HOW one of: " +
  `${Object.keys(BREAKINGS).join(", ")}.`;

/** What `npm run rolling` was asked for. */
export type RollingOptions = Pick<ChaosOptions, "breaking">;

export const ROLLING_USAGE = `Expected: npm run rolling -- [--break HOW], with HOW one of: ${Object.keys(BREAKINGS).join(", ")}.`;

const MINUTES = 30;
/** With start, quiet and judgement it stays below two minutes. */
const SHORT_MINUTES = 0.9;

/** Reads the arguments; nothing when they are wrong. */
export function readChaosOptions(args: readonly string[], random: () => number): ChaosOptions | undefined {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        short: { type: "boolean" },
        minutes: { type: "string" },
        seed: { type: "string" },
        out: { type: "string" },
        break: { type: "string" },
      },
    });
    const minutes = Number(values.minutes ?? (values.short === true ? SHORT_MINUTES : MINUTES));
    const seed = Number(values.seed ?? 1 + Math.floor(random() * 1_000_000_000));
    const fits = minutes >= 0.2 && minutes <= 240 && Number.isSafeInteger(seed) && seed >= 1;
    const breaking = values.break;
    if (!fits || (breaking !== undefined && !isBreaking(breaking))) return undefined;
    return { minutes, seed, out: values.out, breaking };
  } catch {
    return undefined;
  }
}

/** Reads the arguments of `npm run rolling`; nothing when they are wrong. */
export function readRollingOptions(args: readonly string[]): RollingOptions | undefined {
  try {
    const { values } = parseArgs({ args: [...args], options: { break: { type: "string" } } });
    const breaking = values.break;
    return breaking === undefined || isBreaking(breaking) ? { breaking } : undefined;
  } catch {
    return undefined;
  }
}
