import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { processStart } from "./process-start.ts";

/** The process that a lock file names. */
interface Holder {
  readonly pid: number;
  /** When it began: tells it from a later process with the same id. */
  readonly started: string;
}

/** Each try lost means that another run came or went at that moment. */
const MOST_TRIES = 50;

/** Another run holds the folder. */
export class FolderHeld extends Error {
  override readonly name = "FolderHeld";
}

/**
 * Takes a folder for this process alone, until the returned function is called. The lock of a process that is gone,
 * however it went, counts for nothing.
 *
 * @param file The lock file; it appears with its content in one step.
 * @throws FolderHeld when a living process has it.
 */
export function lockFolder(file: string): () => void {
  mkdirSync(dirname(file), { recursive: true });
  const own = JSON.stringify({ pid: process.pid, started: processStart(process.pid) ?? "unknown" });
  const fresh = `${file}.${process.pid}`;
  writeFileSync(fresh, own);
  try {
    for (let tries = 1; !link(fresh, file); tries++) {
      if (tries === MOST_TRIES) throw new FolderHeld(`${file} could be neither taken nor read: remove it.`);
      const found = read(file);
      if (found === undefined) continue; // given up between our two looks
      const holder = readHolder(found);
      if (holder !== undefined && isRunning(holder)) {
        throw new FolderHeld(
          `Process ${holder.pid} already runs the connector in this folder; .local/run.json says where it listens. End it first, or start in another clone.`,
        );
      }
      removeStale(file, found);
    }
  } finally {
    rmSync(fresh, { force: true });
  }
  return () => {
    if (read(file) === own) rmSync(file, { force: true });
  };
}

function isRunning({ pid, started }: Holder): boolean {
  return processStart(pid) === started;
}

/** Two who find the same stale lock: the second would take away the first one's new one, and puts it back. */
function removeStale(file: string, stale: string): void {
  const aside = `${file}.${process.pid}.stale`;
  try {
    renameSync(file, aside);
  } catch {
    return; // somebody else took it away
  }
  if (read(aside) !== stale) link(aside, file);
  rmSync(aside, { force: true });
}

/** Whether the name was free and now stands for the same file. */
function link(existing: string, name: string): boolean {
  try {
    linkSync(existing, name);
    return true;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "EEXIST") return false;
    throw error;
  }
}

function read(file: string): string | undefined {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return undefined;
  }
}

/** Absent when the file is not one of ours. */
function readHolder(text: string): Holder | undefined {
  try {
    const { pid, started }: Partial<Holder> = JSON.parse(text);
    return typeof pid === "number" && typeof started === "string" ? { pid, started } : undefined;
  } catch {
    return undefined;
  }
}
