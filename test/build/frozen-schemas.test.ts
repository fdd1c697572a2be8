import { describe, expect, it } from "vitest";
import { frozenFaults, frozenFaultsOf, schemaHashes } from "../../build/frozen-schemas.ts";
import { type Catalogue, readCatalogue } from "../../build/generate/catalogue.ts";

const PATH = "finops/business-event/1.0.json";
const catalogue = readCatalogue("schemas");
const hashes = schemaHashes("schemas");
const RELEASED: Catalogue = {
  ...catalogue,
  types: catalogue.types.map((type) => (type.schema === PATH ? { ...type, state: "released" } : type)),
};
const LOCK = Object.fromEntries([PATH, catalogue.envelope].map((path) => [path, hashes[path] ?? ""]));

describe("a released schema", () => {
  it("has nothing against it while it is as it was, and drafts may change", () => {
    expect(frozenFaultsOf("schemas")).toEqual([]);
    expect(frozenFaults(RELEASED, LOCK, { ...hashes, "aif/message/1.0.json": "sha256-other" })).toEqual([]);
  });

  it("must not change, and the fault says what to do instead", () => {
    const [fault, ...others] = frozenFaults(RELEASED, LOCK, { ...hashes, [PATH]: "sha256-other" });
    expect(others).toEqual([]);
    expect(fault).toMatch(
      /must not change.*next minor version with a new dataschema and the same type.*new type beside/,
    );
  });

  it("must not go away", () => {
    const { [PATH]: _, ...rest } = hashes;
    expect(frozenFaults(RELEASED, LOCK, rest)).toEqual([expect.stringContaining("is no longer there")]);
  });

  it("must be locked when it is released, and with it the envelope", () => {
    const faults = frozenFaults(RELEASED, {}, hashes);
    expect(faults).toEqual([
      expect.stringContaining(hashes[PATH] ?? "?"),
      expect.stringContaining("envelope/1.0.json"),
    ]);
  });
});
