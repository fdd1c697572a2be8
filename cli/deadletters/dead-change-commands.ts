import { Command } from "commander";
import type { LetterChange } from "../../shared/deadletter/change-letter.ts";
import type { StateKind } from "../../shared/deadletter/kept-letter.ts";
import { confirmed } from "../confirm.ts";
import { type ConnectOptions, whoActs, withConnectOptions, withOperator } from "./dead-connect.ts";
import {
  type FilterOptions,
  filterOf,
  lettersMeant,
  readTime,
  requireChoice,
  withFilterOptions,
} from "./dead-filters.ts";

type Options = ConnectOptions &
  FilterOptions & {
    readonly as?: string;
    readonly why: string;
    readonly yes: boolean;
    readonly for?: number;
  };

/** `dead hold|discard|restore`: what a person decides about dead letters, with their reason in the audit. */
export function deadChangeCommands(): readonly Command[] {
  const hold = changeCommand(
    "hold",
    "Keep dead letters out of the next redrive, for a reason and perhaps for a time.",
    ["new"],
    (by, options) => ({
      ...by,
      kind: "hold",
      untilMs: options.for,
    }),
  ).option("--for <time>", "until then: ISO 8601, or in 30m, 12h, 7d", readUntil);
  const discard = changeCommand(
    "discard",
    "Give dead letters up. They stay until the retention is over.",
    ["new", "held"],
    (by) => ({
      ...by,
      kind: "discard",
    }),
  );
  const restore = changeCommand(
    "restore",
    "Make held, discarded or resolved dead letters new again.",
    ["held", "discarded"],
    (by) => ({
      ...by,
      kind: "restore",
    }),
  );
  return [hold, discard, restore];
}

function changeCommand(
  name: string,
  description: string,
  states: readonly StateKind[],
  changeOf: (by: { readonly who: string; readonly why: string }, options: Options) => LetterChange,
): Command {
  const command = new Command(name)
    .description(description)
    .argument("[key...]", "the keys; or use a filter");
  return withFilterOptions(withConnectOptions(command))
    .requiredOption("--why <text>", "the reason, for the audit")
    .option("--as <name>", "who does it (default: you, as this machine knows you)")
    .option("--yes", "do not ask", false)
    .action(async (keys: readonly string[], options: Options) => {
      const filter = filterOf(options, states);
      requireChoice(keys, filter);
      await withOperator(options, async ({ store }) => {
        const found: string[] = [];
        for await (const { key } of lettersMeant(keys, filter, store)) found.push(key);
        if (keys.length === 0 && !(await confirmed(`${name} ${found.length} dead letters?`, options.yes)))
          return;
        const change = changeOf({ who: whoActs(options.as), why: options.why }, options);
        for (const key of found) {
          const result = await store.change(key, change, Date.now());
          if (result.kind === "refused") process.exitCode = 1;
          const why = result.kind === "refused" ? result.why : undefined;
          const state = result.kind === "changed" ? result.letter.state.kind : undefined;
          process.stdout.write(
            options.json
              ? `${JSON.stringify({ key, state, refused: why })}\n`
              : `${key}  ${state ?? `not changed: ${why}`}\n`,
          );
        }
      });
    });
}

/** A time to come: an age is read into the future. */
function readUntil(text: string): number {
  const timeMs = readTime(text);
  return /^[0-9]+[mhd]$/.test(text) ? 2 * Date.now() - timeMs : timeMs;
}
