import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type Catalogue, readCatalogue } from "./generate/catalogue.ts";
import { readSchemas } from "./generate/schemas.ts";

/** The hashes of the schemas that were released, by their paths: `schemas/lock.json`. */
export type SchemaLock = Readonly<Record<string, string>>;

/** What stands against the promise that a released schema never changes; a sentence each, with what to do. */
export function frozenFaults(catalogue: Catalogue, lock: SchemaLock, hashes: SchemaLock): readonly string[] {
  const released = new Set(
    catalogue.types.filter(({ state }) => state !== "draft").map(({ schema }) => schema),
  );
  if (released.size > 0) released.add(catalogue.envelope);
  const unlocked = [...released].filter((path) => lock[path] === undefined);
  const changed = Object.keys(lock).filter((path) => hashes[path] !== lock[path]);
  return [
    ...unlocked.map(
      (path) =>
        `schemas/${path}: is released and not in schemas/lock.json. Add "${path}": "${hashes[path]}".`,
    ),
    ...changed.map((path) =>
      hashes[path] === undefined
        ? `schemas/${path}: is released, and consumers read it; it is no longer there. Put it back, and mark its type as deprecated instead.`
        : `schemas/${path}: is released and must not change. Put it back (git checkout), and write the change as a new file: ` +
          "compatible (d365-events contracts diff says so), the next minor version with a new dataschema and the same type; " +
          "breaking, a new major version with a new type beside the old one.",
    ),
  ];
}

/** The hash of each schema of a folder: of its text, so that not a word of it changes; line ends apart, which git may. */
export function schemaHashes(folder: string): SchemaLock {
  const entries = readSchemas(folder).map(({ path }) => {
    const text = readFileSync(join(folder, path), "utf8").replaceAll("\r\n", "\n");
    return [path, `sha256-${createHash("sha256").update(text).digest("base64")}`] as const;
  });
  return Object.fromEntries(entries);
}

/** The faults of a folder of schemas with its catalogue and its lock file. */
export function frozenFaultsOf(folder: string): readonly string[] {
  const lock: SchemaLock = JSON.parse(readFileSync(join(folder, "lock.json"), "utf8"));
  return frozenFaults(readCatalogue(folder), lock, schemaHashes(folder));
}
