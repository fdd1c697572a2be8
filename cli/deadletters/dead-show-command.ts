import { writeFileSync } from "node:fs";
import { Command } from "commander";
import type { LetterBytes } from "../../shared/deadletter/dead-letter-store.ts";
import { Failure } from "../../shared/failure/failure.ts";
import { maskSecrets } from "../mask-secrets.ts";
import { type ConnectOptions, withConnectOptions, withOperator } from "./dead-connect.ts";
import { letterJson, letterText } from "./dead-text.ts";

type Options = ConnectOptions & { readonly out?: string };

/** `dead show KEY`: all that is known of one dead letter. */
export function deadShowCommand(): Command {
  const command = new Command("show")
    .description(
      "Show all that is known of one dead letter. Secrets are masked; --out writes the exact bytes.",
    )
    .argument("<key>", "the key of the dead letter, as dead list shows it");
  return withConnectOptions(command)
    .option("--out <file>", "write the body to a file, byte for byte, to look at or to correct")
    .action(async (key: string, options: Options) => {
      await withOperator(options, async ({ store }) => {
        const letter = await store.find(key);
        if (letter === undefined) {
          process.stderr.write(`There is no dead letter ${key}. See: d365-events dead list\n`);
          process.exitCode = 1;
          return;
        }
        const bytes = await store.bytesOf(letter).catch(lost);
        const nowMs = Date.now();
        if (options.json) {
          const body =
            bytes.body === undefined ? undefined : maskSecrets(new TextDecoder().decode(bytes.body));
          process.stdout.write(`${JSON.stringify({ ...letterJson(letter, nowMs), body })}\n`);
        } else process.stdout.write(`${letterText(letter, bytes, nowMs)}\n`);
        // It may hold what proves a sender: for its owner alone.
        if (options.out !== undefined) writeFileSync(options.out, bytes.body ?? "", { mode: 0o600 });
      });
    });
}

function lost(error: unknown): LetterBytes {
  if (error instanceof Failure && error.code === "BODY_LOST")
    return { body: undefined, eventText: undefined };
  throw error;
}
