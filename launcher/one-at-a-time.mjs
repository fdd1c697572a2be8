import { mkdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import { dirname } from "node:path";
import { setTimeout as wait } from "node:timers/promises";

const BEAT_MS = 2_000;
const STALE_MS = 15_000;
const POLL_MS = 200;

/**
 * Does the work while no other process does work under the same lock file, and waits for those before it.
 *
 * A holder that died is recognised at once by its process id, and one on another machine or with a reused id by
 * the time of the file, which a living holder renews every 2 s.
 *
 * @template Result
 * @param {string} file
 * @param {() => Promise<Result>} work
 * @param {(pid: number) => void} onWait Called once, with the holder's process id.
 * @returns {Promise<Result>}
 */
export async function oneAtATime(file, work, onWait) {
  mkdirSync(dirname(file), { recursive: true });
  for (let told = false; !take(file); ) {
    if (removeStale(file)) continue;
    const holder = read(file);
    if (holder !== undefined && !told) {
      onWait(holder.pid);
      told = true;
    }
    await wait(POLL_MS);
  }
  const beat = setInterval(() => renew(file), BEAT_MS);
  try {
    return await work();
  } finally {
    clearInterval(beat);
    if (isOurs(file)) rmSync(file, { force: true });
  }
}

function take(/** @type {string} */ file) {
  try {
    writeFileSync(file, JSON.stringify({ pid: process.pid, host: hostname() }), { flag: "wx" });
    return true;
  } catch (error) {
    if (codeOf(error) === "EEXIST") return false;
    throw error;
  }
}

/**
 * Two who find the same stale file must not both remove it, else the second removes the first one's new lock. So
 * removing is itself done under a lock, which is held for one look and one unlink.
 */
function removeStale(/** @type {string} */ file) {
  if (!isStale(file)) return false;
  const guard = `${file}.stale`;
  if (!take(guard)) {
    if (olderThan(guard, STALE_MS)) rmSync(guard, { force: true });
    return false;
  }
  try {
    if (isStale(file)) rmSync(file, { force: true });
  } finally {
    rmSync(guard, { force: true });
  }
  return true;
}

function isStale(/** @type {string} */ file) {
  const holder = read(file);
  if (holder?.host === hostname() && !isAlive(holder.pid)) return true;
  return olderThan(file, STALE_MS);
}

/**
 * Absent when there is none, or when its holder has not written it yet.
 *
 * @returns {{ pid: number, host: string } | undefined}
 */
function read(/** @type {string} */ file) {
  try {
    const { pid, host } = JSON.parse(readFileSync(file, "utf8"));
    return { pid, host };
  } catch {
    return undefined;
  }
}

function olderThan(/** @type {string} */ file, /** @type {number} */ ageMs) {
  const found = statSync(file, { throwIfNoEntry: false });
  return found !== undefined && Date.now() - found.mtimeMs > ageMs;
}

function isAlive(/** @type {number} */ pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return codeOf(error) === "EPERM";
  }
}

function renew(/** @type {string} */ file) {
  const now = new Date();
  if (isOurs(file)) utimesSync(file, now, now);
}

/** A machine that slept through its beats may find that another took over. */
function isOurs(/** @type {string} */ file) {
  const holder = read(file);
  return holder?.pid === process.pid && holder.host === hostname();
}

/** @returns {unknown} Such as `ENOENT`. */
function codeOf(/** @type {unknown} */ error) {
  return error instanceof Error && "code" in error ? error.code : undefined;
}
