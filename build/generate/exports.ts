import { asyncApiOf } from "./async-api.ts";
import { avroOf } from "./avro.ts";
import { readCatalogue } from "./catalogue.ts";
import { readSchemas } from "./schemas.ts";
import { xRegistryOf } from "./x-registry.ts";

/** The contracts as other tools read them, by the names of their files. Equal schemas give equal texts. */
export function generateExports(schemaFolder: string, version: string): ReadonlyMap<string, string> {
  const catalogue = readCatalogue(schemaFolder);
  const files = readSchemas(schemaFolder);
  const envelope = files.find(({ path }) => path === catalogue.envelope);
  if (envelope === undefined) throw new Error(`Expected the envelope at schemas/${catalogue.envelope}.`);
  return new Map([
    ["catalog.xreg.json", pretty(xRegistryOf(catalogue, files))],
    ["asyncapi.json", pretty(asyncApiOf(catalogue, files, version))],
    ["avro.json", pretty(avroOf(envelope))],
  ]);
}

function pretty(value: unknown): string {
  return `${JSON.stringify(value, undefined, 2)}\n`;
}
