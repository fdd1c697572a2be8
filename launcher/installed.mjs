import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

/**
 * Why node_modules is not what package-lock.json asks for, in a few words, or absent when it is.
 *
 * npm leaves node_modules/.package-lock.json at the end of an install that went through, whoever asked for it.
 *
 * @param {string} root
 * @param {Machine} machine
 * @returns {string | undefined}
 */
export function reasonToInstall(root, machine) {
  const record = join(root, "node_modules", ".package-lock.json");
  if (!existsSync(record)) return "node_modules is missing or was not finished";
  const wanted = packages(join(root, "package-lock.json"));
  const found = packages(record);
  for (const [path, entry] of Object.entries(wanted)) {
    const reason = fault(root, path, entry, found[path], machine);
    if (reason !== undefined) return reason;
  }
  const unknown = Object.keys(found).find((path) => wanted[path] === undefined);
  return unknown === undefined ? undefined : `${unknown} is not in package-lock.json`;
}

/** Why one package is not as it should be. */
function fault(
  /** @type {string} */ root,
  /** @type {string} */ path,
  /** @type {LockEntry} */ wanted,
  /** @type {LockEntry | undefined} */ found,
  /** @type {Machine} */ machine,
) {
  if (path === "") return undefined; // the project itself
  if (found === undefined) return mayBeAbsent(wanted, machine) ? undefined : `${path} is missing`;
  if (found.version !== wanted.version || found.integrity !== wanted.integrity) {
    return `${path} is ${found.version} instead of ${wanted.version}`;
  }
  return existsSync(join(root, path)) ? undefined : `${path} was deleted`;
}

/**
 * npm leaves out optional packages for other machines, and whatever only those need. So an optional package that
 * names no machine says nothing by its absence.
 *
 * @param {LockEntry} entry
 * @param {Machine} machine
 */
function mayBeAbsent({ optional, os, cpu, libc }, machine) {
  if (!optional) return false;
  if (os === undefined && cpu === undefined) return true;
  return (
    !fits(os, machine.os) || !fits(cpu, machine.cpu) || (libc !== undefined && !fits(libc, machine.libc()))
  );
}

/**
 * The rule of npm's `os`, `cpu` and `libc`: one of the names, or none of those that begin with `!`.
 *
 * @param {Names | undefined} names
 * @param {string | undefined} own
 */
function fits(names, own) {
  if (names === undefined) return true;
  const list = typeof names === "string" ? [names] : names;
  if (list.includes(`!${own}`)) return false;
  const allowed = list.filter((name) => !name.startsWith("!"));
  return allowed.length === 0 || allowed.includes("any") || allowed.includes(own ?? "");
}

/**
 * @typedef {import("./this-machine.mjs").Machine} Machine
 * @typedef {string | readonly string[]} Names
 * @typedef {{
 *   version?: string, integrity?: string, optional?: boolean, os?: Names, cpu?: Names, libc?: Names
 * }} LockEntry
 */

/** @returns {Readonly<Record<string, LockEntry>>} By path, such as `node_modules/ajv`. */
function packages(/** @type {string} */ file) {
  return JSON.parse(readFileSync(file, "utf8")).packages;
}
