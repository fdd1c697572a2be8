import { readFileSync } from "node:fs";
import { buffer } from "node:stream/consumers";
import { WrongUse } from "./wrong-use.ts";

/**
 * The bytes of a file, or of standard input for `-`. Nothing else is going on meanwhile, and for thousands of small
 * files waiting costs less than being told.
 */
export async function readInput(file: string): Promise<Uint8Array> {
  if (file === "-") return buffer(process.stdin);
  try {
    return readFileSync(file);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new WrongUse(
      `Expected a file that can be read: ${reason}. Check the path and run the same command again.`,
    );
  }
}
