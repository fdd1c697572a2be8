import { globSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

const files = globSync("bicep/**/*.{bicep,bicepparam}");

describe.each(files)("%s", (file) => {
  const lines = readFileSync(file, "utf8").split("\n");

  it("says of each parameter whether it is required", () => {
    const parameters = lines.filter(
      (_, at) => /^param /.test(lines[at + 1] ?? "") || /^@(min|max|secure)/.test(lines[at + 1] ?? ""),
    );
    const descriptions = parameters.filter((line) => line.startsWith("@description"));
    for (const line of descriptions)
      expect(line).toMatch(/^@description\('(Required|Optional|Conditional)\. /);
  });

  it("says of each parameter that may be left out what holds then", () => {
    const optional = lines.filter((line) => /^@description\('(Optional|Conditional)\. /.test(line));
    for (const line of optional) expect(line).toMatch(/Default: |Absent: |Required for /);
  });

  it("has nothing in it that is new with each deployment", () => {
    expect(lines.filter((line) => /\b(utcNow|newGuid)\(/.test(line))).toEqual([]);
  });

  it("gives the reason of each rule that it silences", () => {
    for (const line of lines.filter((each) => each.includes("#disable")))
      expect(line.trim()).toMatch(/^#disable-next-line [\w-]+ \/\/ .+\.$/);
  });
});

it("has the linter refuse all that it knows", () => {
  const { rules } = JSON.parse(readFileSync("bicep/bicepconfig.json", "utf8")).analyzers.core;
  expect(Object.values<{ readonly level: string }>(rules).map(({ level }) => level)).toEqual(
    Object.keys(rules).map(() => "error"),
  );
});
