import { createInterface } from "node:readline/promises";
import { WrongUse } from "./wrong-use.ts";

/** Asks a person, unless they said yes before. Where nobody can be asked, they must have. */
export async function confirmed(question: string, yes: boolean): Promise<boolean> {
  if (yes) return true;
  if (!process.stdin.isTTY) throw new WrongUse(`${question} Nobody can be asked here: add --yes.`);
  const lines = createInterface({ input: process.stdin, output: process.stderr });
  try {
    return /^y(es)?$/i.test((await lines.question(`${question} [y/N] `)).trim());
  } finally {
    lines.close();
  }
}
