import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";

const COUNT = join(dirname(dirname(import.meta.dirname)), ".ci/count.mjs");
const folder = mkdtempSync(join(tmpdir(), "count-"));
afterAll(() => rmSync(folder, { recursive: true }));

/** A report as vitest's reporter `json` writes it, as far as it is read. */
function report(name: string, passed: number, failed: number, files: readonly object[] = []): string {
  const path = join(folder, name);
  writeFileSync(path, JSON.stringify({ numPassedTests: passed, numFailedTests: failed, testResults: files }));
  return path;
}

function count(
  ...args: readonly string[]
): Promise<{ readonly code: unknown; readonly last: string | undefined }> {
  return new Promise((resolve) => {
    execFile(process.execPath, [COUNT, ...args], (error, output) =>
      resolve({ code: error?.code ?? 0, last: output.trimEnd().split("\n").at(-1) }),
    );
  });
}

describe("the closing line", () => {
  it("adds up all runs", async () => {
    const answer = await count("0", report("a", 3, 0), report("b", 4, 0));
    expect(answer).toEqual({ code: 0, last: "7 passed, 0 failed" });
  });

  it("counts failed tests and failed steps", async () => {
    expect(await count("1", report("c", 3, 2))).toEqual({ code: 1, last: "3 passed, 3 failed" });
  });

  it("counts a file that could not be loaded", async () => {
    const broken = { status: "failed", assertionResults: [] };
    expect(await count("0", report("d", 3, 0, [broken]))).toEqual({ code: 1, last: "3 passed, 1 failed" });
  });

  it("counts a run without a report, and one without a test, as failed", async () => {
    const answer = await count("0", join(folder, "nowhere"), report("e", 0, 0));
    expect(answer).toEqual({ code: 1, last: "0 passed, 2 failed" });
  });
});
