import { execFile } from "node:child_process";
import { cp, mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);
const ROOT = join(import.meta.dirname, "..", "..", "..");
/** What no build reads. */
const LEFT_OUT = new Set(["node_modules", "dist", "dist.new", "test", "docs", ".git", ".local"]);

/** Where what waits states its version. */
const VERSIONS: readonly (readonly [file: string, version: RegExp])[] = [
  ["shared/inbound/queue-format.ts", /(const FORMAT_VERSION = )(\d+)/],
  ["shared/ledger/ledger-entity.ts", /(const ENTITY_VERSION = )(\d+)/],
  ["shared/spool/spool-format.ts", /(const FORMAT_VERSION = )(\d+)/],
];

/** A built app of another version than that in dist/. */
export interface OtherBuild {
  readonly app: string;
  remove(): Promise<void>;
}

/** The app as the parent commit has it; nothing when there is no parent commit. */
export async function buildParent(): Promise<OtherBuild | undefined> {
  const commit = await run("git", ["rev-parse", "--verify", "--quiet", "HEAD~1"], { cwd: ROOT }).then(
    ({ stdout }) => stdout.trim(),
    () => undefined,
  );
  if (commit === undefined) return undefined;
  const tree = await mkdtemp(join(tmpdir(), "parent-"));
  await run("git", ["worktree", "add", "--detach", "--force", tree, commit], { cwd: ROOT });
  const remove = async (): Promise<void> => {
    await run("git", ["worktree", "remove", "--force", tree], { cwd: ROOT });
  };
  return await built(tree, remove);
}

/** This app, but all that it writes to wait bears the next version, as a build has it that is newer than this one. */
export async function buildNewer(): Promise<OtherBuild> {
  const tree = await mkdtemp(join(tmpdir(), "newer-"));
  const remove = (): Promise<void> => rm(tree, { recursive: true, force: true });
  await cp(ROOT, tree, { recursive: true, filter: (path) => path === ROOT || !LEFT_OUT.has(basename(path)) });
  for (const [file, version] of VERSIONS) {
    const path = join(tree, file);
    const text = await readFile(path, "utf8");
    if (!version.test(text))
      throw new Error(`Expected ${version} in ${file}, which says how what waits is written.`);
    await writeFile(
      path,
      text.replace(version, (_, before: string, number: string) => `${before}${Number(number) + 1}`),
    );
  }
  return await built(tree, remove);
}

async function built(tree: string, remove: () => Promise<void>): Promise<OtherBuild> {
  try {
    await symlink(join(ROOT, "node_modules"), join(tree, "node_modules"), "junction");
    await run(process.execPath, [join(tree, "build", "main.ts")], { cwd: tree });
    return { app: join(tree, "dist"), remove };
  } catch (error) {
    await remove();
    throw error;
  }
}
