import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, it } from "vitest";

const MAIN = fileURLToPath(new URL("../../../bench/main.ts", import.meta.url));
const FOLDER = mkdtempSync(join(tmpdir(), "bench-"));

afterAll(() => rmSync(FOLDER, { recursive: true }));

function bench(...args: readonly string[]) {
  return spawnSync(process.execPath, [MAIN, ...args], { encoding: "utf8", timeout: 60_000 });
}

describe("the benchmark", () => {
  it("prints and writes the figures of the targets asked for, and judges none in a short run", () => {
    const out = join(FOLDER, "figures.json");
    const { stdout, status } = bench("--short", "--only", "T1,T3", "--out", out);
    expect(stdout).toMatch(/^T1 .*× .*not judged$/m);
    expect(stdout).toMatch(/^T3 .*× .*not judged$/m);
    expect(stdout).not.toMatch(/^T2 /m);
    expect(JSON.parse(readFileSync(out, "utf8"))).toMatchObject({
      schema: 1,
      node: process.versions.node,
      rows: [
        { target: "T1", rounds: 3 },
        { target: "T3", rounds: 3 },
      ],
    });
    expect(status).toBe(0);
  });

  it("names the targets that it knows when asked for another one, and ends with 2", () => {
    const { stderr, status } = bench("--only", "T99");
    expect(stderr).toMatch(/Expected some of T1, T2, T3, .*T18/);
    expect(status).toBe(2);
  });
});
