import { describe, expect, it } from "vitest";
import { contractPath } from "../../../../shared/contracts/imported/contract-path.ts";
import type { ImportedContracts } from "../../../../shared/contracts/imported/imported-contract.ts";
import { tableContract } from "../../../../shared/metadata/table-contract.ts";
import { tableOf } from "../../metadata/samples.ts";

export const TABLE = "dataverse/tables/shko_allfields.json";

export const FILES = {
  [TABLE]: tableContract(
    tableOf("shko_allfields", "entity-shko_allfields.json"),
    contractPath("table", "shko_allfields") ?? "",
  ),
};

/** What every kind of imported contracts promises. */
export function importedContractsSuite(
  kind: string,
  make: (files: Readonly<Record<string, unknown>>) => ImportedContracts | undefined,
): void {
  describe(`imported contracts in ${kind}`, () => {
    it("are found by their path, and say what of a row does not fit, and how", async () => {
      const contracts = make(FILES);
      await contracts?.probe();
      const contract = contracts?.find(TABLE);
      expect(contract?.path).toBe(TABLE);
      expect(contract?.drift({ shko_string: "a", shko_choice: null })).toEqual([]);
      expect(contract?.drift({ shko_choice: 7, shko_new: 1, shko_integer: "1" })).toEqual([
        { column: "shko_choice", change: "value", expected: expect.stringContaining("342490000 One") },
        { column: "shko_new", change: "unknown" },
        { column: "shko_integer", change: "kind", expected: expect.stringContaining("Whole number") },
      ]);
    });

    it("are absent where nobody imported one", () => {
      expect(make(FILES)?.find("dataverse/tables/other.json")).toBeUndefined();
      expect(make({})?.find(TABLE)).toBeUndefined();
    });
  });
}
