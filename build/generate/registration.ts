import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type Generated, VALIDATORS_TYPE } from "./generate.ts";
import { generateType } from "./types.ts";
import { generateValidators } from "./validators.ts";

/** The schema of what people write for us; it stands beside the catalogue, apart from the contracts of events. */
const FILE = "d365-events.json";

/** The type of `d365-events.yaml` and the function that checks it, from its schema. */
export async function generateRegistration(schemaFolder: string): Promise<Generated> {
  const file = { path: FILE, schema: JSON.parse(readFileSync(join(schemaFolder, FILE), "utf8")) };
  return new Map([
    ["registration-file.d.ts", await generateType(file, [file])],
    ["validators.mjs", await generateValidators([file], "everyFault")],
    ["validators.d.mts", VALIDATORS_TYPE],
  ]);
}
