import { readFileSync } from "node:fs";
import { join } from "node:path";
import { readContracts } from "../../../shared/workflow/read-contracts.ts";

const SCHEMAS = join(import.meta.dirname, "../../../schemas");

/** The contracts of this repository. */
export const CONTRACTS = readContracts((path) => JSON.parse(readFileSync(join(SCHEMAS, path), "utf8")));
