import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import type { RunDescription } from "./run-description.ts";

/** `.local/run.json`: there while a run is ready to be used, and complete whenever it is there. */
export interface RunFile {
  write(run: RunDescription): void;
  remove(): void;
}

/**
 * Removes what an earlier run left behind that was killed; to be called by whoever holds the folder.
 *
 * @param onStale Called when there was such a file.
 */
export function runFile(file: string, onStale: () => void): RunFile {
  if (existsSync(file)) {
    onStale();
    rmSync(file, { force: true });
  }
  return {
    write: (run) => {
      mkdirSync(dirname(file), { recursive: true });
      // It holds the secrets of the run: for its owner alone.
      writeFileSync(`${file}.new`, `${JSON.stringify(run, undefined, 2)}\n`, { mode: 0o600 });
      renameSync(`${file}.new`, file);
    },
    remove: () => rmSync(file, { force: true }),
  };
}
