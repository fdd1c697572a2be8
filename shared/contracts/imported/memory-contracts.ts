import { type ImportedContract, type ImportedContracts, importedContract } from "./imported-contract.ts";

/** Imported contracts in memory, for unit tests: files by their paths. */
export function memoryContracts(files: Readonly<Record<string, unknown>>): ImportedContracts {
  const known = new Map<string, ImportedContract>();
  for (const [path, file] of Object.entries(files)) known.set(path, importedContract(path, file));
  return { find: (path) => known.get(path), probe: () => Promise.resolve() };
}
