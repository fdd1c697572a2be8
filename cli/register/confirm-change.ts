import { createInterface } from "node:readline/promises";
import type { Registration } from "../../shared/registration/file/registration.ts";
import { confirmed } from "../confirm.ts";
import { WrongUse } from "../wrong-use.ts";

/** Asks for what must not happen by mistake: changes of production by its name, removals elsewhere by a yes. */
export async function changeConfirmed(
  { environment, production }: Registration,
  removals: number,
  yes: boolean,
): Promise<boolean> {
  if (yes) return true;
  if (!production) return removals === 0 || (await confirmed(`Remove ${removals} of these?`, false));
  const question = `${environment} is production.`;
  if (!process.stdin.isTTY) throw new WrongUse(`${question} Nobody can be asked here: add --yes.`);
  const lines = createInterface({ input: process.stdin, output: process.stderr });
  try {
    return (await lines.question(`${question} Type its name to go on: `)).trim() === environment;
  } finally {
    lines.close();
  }
}
