import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { ContextModel } from "../../../../local/dynamics/writers/model.ts";
import { writeContextBinary } from "../../../../local/dynamics/writers/write-binary.ts";
import { writeContextJson } from "../../../../local/dynamics/writers/write-json.ts";
import { writeContextXml } from "../../../../local/dynamics/writers/write-xml.ts";

const FOLDER = join(import.meta.dirname, "../../../fixtures/dotnet-writers/models");
const ENDING = ".model.json";

const names = readdirSync(FOLDER)
  .filter((file) => file.endsWith(ENDING))
  .map((file) => file.slice(0, -ENDING.length));

/** The length of what two texts have in common says more about a difference than half a megabyte of each. */
function expectSame(ours: Buffer, theirs: Buffer): void {
  const at = ours.findIndex((byte, index) => byte !== theirs[index]);
  expect({ at, came: ours.subarray(at, at + 40).toString("latin1"), length: ours.length }).toEqual({
    at: -1,
    came: ours.subarray(-1, 39).toString("latin1"),
    length: theirs.length,
  });
}

describe("the writers of Dataverse's dialects", () => {
  it.each(names)("write %s as .NET 10 does, byte for byte", (name) => {
    const file = (ending: string) => readFileSync(join(FOLDER, `${name}${ending}`));
    const model: ContextModel = JSON.parse(file(ENDING).toString());
    expectSame(Buffer.from(writeContextJson(model)), file(".json"));
    expectSame(Buffer.from(writeContextXml(model)), file(".xml"));
    expectSame(writeContextBinary(model), file(".msbin1"));
  });

  it("have more than one model to be held to", () => {
    expect(names.length).toBeGreaterThan(6);
  });
});
