import { existsSync, readFileSync } from "node:fs";
import { readdir } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { Failure, shownError } from "../../failure/failure.ts";
import { type ImportedContract, type ImportedContracts, importedContract } from "./imported-contract.ts";

/** Tables that nobody imported are remembered as well, up to so many names. */
const REMEMBERED = 5_000;

/**
 * The contracts in a folder that was deployed with the app, which cannot change while it runs: each is read when the
 * first event of its table comes, and kept.
 *
 * @returns Nothing where there is no such folder, so that nothing is looked for with each event.
 */
export function folderContracts(folder: URL): ImportedContracts | undefined {
  if (!existsSync(folder)) return undefined;
  const known = new Map<string, ImportedContract | undefined>();
  return {
    find(path) {
      if (known.has(path)) return known.get(path);
      if (known.size >= REMEMBERED) known.clear();
      const contract = unlessUnread(() => read(path, folder));
      known.set(path, contract);
      return contract;
    },
    async probe() {
      const files = await readdir(fileURLToPath(folder), { recursive: true });
      for (const file of files
        .map((path) => path.replaceAll("\\", "/"))
        .filter((path) => path.endsWith(".json"))) {
        try {
          read(file, folder);
        } catch (error) {
          throw unread(file, error);
        }
      }
    },
  };
}

/** What cannot be read checks nothing: health says what is wrong with it, and events go on. */
function unlessUnread(reading: () => ImportedContract): ImportedContract | undefined {
  try {
    return reading();
  } catch {
    return undefined;
  }
}

function read(path: string, folder: URL): ImportedContract {
  return importedContract(path, JSON.parse(readFileSync(new URL(path, folder), "utf8")));
}

function unread(path: string, error: unknown): Failure {
  return new Failure(
    "CONTRACT_BROKEN",
    `Expected an imported contract in ${path}; ${shownError(error)}. Import it anew (d365-events contracts import) and deploy.`,
    { cause: error },
  );
}
