import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { generateDocs } from "../../../build/generate/docs.ts";
import { staleAmong } from "../../../build/generate/generate.ts";
import { FAILURES } from "../../../shared/failure/failures.ts";

describe("the pages that are generated from tables", () => {
  it("are those of the repository", () => {
    expect(staleAmong(generateDocs(), join(import.meta.dirname, "../../../docs"))).toEqual([]);
  });

  it("have a row for every failure, with whether it is tried again", () => {
    const page = generateDocs().get("failures.md") ?? "";
    const rows = [...page.matchAll(/^\| `([A-Z0-9_]+)` \| (yes|no) \| \S.* \| \S.* \|$/gm)];
    const failures = Object.entries(FAILURES).map(([code, { again }]) => [code, again ? "yes" : "no"]);
    expect(rows.map(([, code, again]) => [code, again])).toEqual(failures);
  });
});
