import { readFileSync } from "node:fs";
import { join } from "node:path";

/** One type of event, or one family of types, as `schemas/index.json` has it. */
export interface CatalogueType {
  readonly title: string;
  readonly pattern: string;
  readonly example: string;
  readonly version: number;
  readonly state: "draft" | "released" | "deprecated";
  readonly source: string;
  readonly subject: string;
  readonly schema: string;
  /** The oldest version of the schema whose documents fit the newest. */
  readonly compatibleSince: string;
}

export interface Catalogue {
  readonly envelope: string;
  readonly types: readonly CatalogueType[];
}

export function readCatalogue(schemaFolder: string): Catalogue {
  return JSON.parse(readFileSync(join(schemaFolder, "index.json"), "utf8"));
}
