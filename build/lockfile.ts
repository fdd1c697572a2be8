/** One entry of package-lock.json, as far as it matters here. */
interface Entry {
  readonly version?: string;
  readonly integrity?: string;
  readonly resolved?: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

/** package-lock.json of version 3: entries by their path, the project itself under "". */
export interface Lockfile {
  readonly packages: Readonly<Record<string, Entry>>;
}

const KINDS = ["dependencies", "devDependencies", "optionalDependencies"] as const;

/**
 * What would make `npm ci` fail, or do something else on another machine, each in a sentence.
 *
 * A package whose parts for other platforms were missing from the registry on the day of the install passes
 * `npm install` on this machine and fails `npm ci` on every one.
 */
export function lockfileFaults({ packages }: Lockfile, manifest: Entry): readonly string[] {
  const faults = sameNames(packages[""], manifest)
    ? []
    : ["package.json names other packages than those that package-lock.json was made for: run npm install."];
  for (const [path, entry] of Object.entries(packages)) {
    if (path === "") continue;
    if (entry.integrity === undefined) faults.push(`${path} has no checksum.`);
    if (entry.resolved !== undefined) faults.push(`${path} names the registry that it came from.`);
  }
  for (const [path, entry] of Object.entries(packages)) {
    for (const [name, version] of KINDS.flatMap((kind) => Object.entries(entry[kind] ?? {}))) {
      const found = resolvedFrom(path, name, packages);
      if (found === undefined) faults.push(`${path || "package.json"} needs ${name}, which is not locked.`);
      else if (isExact(version) && found.version !== version) {
        faults.push(`${path || "package.json"} needs ${name} ${version}; ${found.version} is locked.`);
      }
    }
  }
  return faults;
}

/** The entry that Node would find from a package's folder: its own node_modules, then those of each folder above. */
function resolvedFrom(path: string, name: string, packages: Lockfile["packages"]): Entry | undefined {
  const nested = path.split("/node_modules/");
  for (let depth = nested.length; depth > 0; depth -= 1) {
    const found = packages[`${nested.slice(0, depth).join("/node_modules/")}/node_modules/${name}`];
    if (found !== undefined) return found;
  }
  return packages[`node_modules/${name}`];
}

/** Parts for platforms are always named by an exact version. */
function isExact(version: string): boolean {
  return /^[0-9]+\.[0-9]+\.[0-9]+(-[0-9A-Za-z.-]+)?$/.test(version);
}

/** npm writes optional packages among the others as well, in one place or in both. */
function sameNames(left: Entry | undefined, right: Entry): boolean {
  return JSON.stringify(directNames(left)) === JSON.stringify(directNames(right));
}

function directNames(entry: Entry = {}): readonly (readonly [string, string])[] {
  const named = { ...entry.dependencies, ...entry.devDependencies, ...entry.optionalDependencies };
  return Object.entries(named).toSorted();
}
