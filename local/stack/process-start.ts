import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";

/**
 * When a process began, as the system tells it, or absent when there is no such process. Two processes that had the
 * same id one after the other differ in it.
 */
export function processStart(pid: number): string | undefined {
  if (!isAlive(pid)) return undefined;
  try {
    return process.platform === "linux" ? linuxStart(pid) : portableStart(pid);
  } catch {
    return undefined; // it ended meanwhile
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}

/**
 * The 22nd field of `/proc/<pid>/stat`: clock ticks from boot to the start (proc_pid_stat(5)). The second field is a
 * name in brackets that may hold anything, so the count begins after its end. A process that only waits to be
 * collected by its parent (state Z) is gone.
 */
function linuxStart(pid: number): string | undefined {
  const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  return fields[0] === "Z" ? undefined : fields[19];
}

/** Windows has no `ps`; there a process with the id counts as the one that was meant. */
function portableStart(pid: number): string {
  if (process.platform === "win32") return "unknown";
  return execFileSync("ps", ["-o", "lstart=", "-p", String(pid)], { encoding: "utf8" }).trim();
}
