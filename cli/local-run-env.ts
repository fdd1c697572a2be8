import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { runEnv } from "../shared/registration/run-env.ts";

/** Where a local run describes itself. */
const RUN_FILE = join(".local", "run.json");

/** The variables that a local run in this folder gives to `d365-events.yaml`. */
export function localRunEnv(): Readonly<Record<string, string>> {
  return existsSync(RUN_FILE) ? runEnv(JSON.parse(readFileSync(RUN_FILE, "utf8"))) : {};
}
