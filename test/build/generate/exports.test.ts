import { describe, expect, it } from "vitest";
import { readCatalogue } from "../../../build/generate/catalogue.ts";
import { generateExports } from "../../../build/generate/exports.ts";
import { readSchemas } from "../../../build/generate/schemas.ts";

const texts = generateExports("schemas", "1.2.3");
const xRegistry = JSON.parse(texts.get("catalog.xreg.json") ?? "");
const asyncApi = JSON.parse(texts.get("asyncapi.json") ?? "");

/** What a JSON Pointer after a `#` names. */
function resolved(document: unknown, ref: string): unknown {
  return ref
    .slice(2)
    .split("/")
    .reduce<unknown>((value, name) => Object(value)[name], document);
}

function refsIn(value: unknown): readonly string[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, member]) =>
    name === "$ref" && typeof member === "string" ? [member] : refsIn(member),
  );
}

describe("the registry as xRegistry", () => {
  it.each(readSchemas("schemas").map(({ path, schema }) => [path, schema] as const))(
    "holds the schema in its group, resource and version: %s",
    (path, schema) => {
      const [group = "", resource = "", version = ""] = path.includes("/", path.indexOf("/") + 1)
        ? path.replace(".json", "").split("/")
        : [path.split("/")[0], "", path.split("/")[1]?.replace(".json", "")];
      const found = xRegistry.schemagroups[group].schemas[resource || group];
      expect(found.versions[version]).toMatchObject({ versionid: version, isdefault: true, schema });
      expect(found).toMatchObject({ versionid: version, format: "JsonSchema/draft-2020-12" });
    },
  );

  it("has a message for each type, and each names a schema that is there", () => {
    const messages = Object.values(xRegistry.messagegroups.events.messages);
    expect(messages).toHaveLength(readCatalogue("schemas").types.length);
    for (const message of messages) {
      const ref = `#${String(Object(message).dataschemaxid)}`;
      expect(resolved(xRegistry, ref)).toMatchObject({ versionid: "1.0" });
    }
  });
});

describe("the registry as AsyncAPI", () => {
  it("leads every reference to something in the document", () => {
    const refs = refsIn(asyncApi);
    expect(refs.length).toBeGreaterThan(30);
    expect(refs.filter((ref) => resolved(asyncApi, ref) === undefined)).toEqual([]);
  });

  it("has a message for each type of the catalogue", () => {
    expect(Object.values(asyncApi.components.messages).map((message) => Object(message).name)).toEqual(
      readCatalogue("schemas").types.map(({ example }) => example),
    );
  });
});
