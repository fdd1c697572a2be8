import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { rmSync } from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { finished, type SampleProject, sampleProject } from "./sample-project.ts";

const INSTALL = "ci --include=dev --include=optional --loglevel=error";

let project: SampleProject;
afterEach(() => project.remove());

describe("the launcher in a fresh clone", () => {
  beforeEach(() => {
    project = sampleProject();
  });

  it("installs, builds and runs, and leaves standard output to the script", async () => {
    const { code, output, errors } = await project.launch(["start", "--once", "a b"]);
    expect(code).toBe(0);
    expect(output).toBe("ran with --once a b\n");
    expect(errors).toBe(
      "node_modules is missing or was not finished: installing from package-lock.json (npm ci).\nnpm was here\nbuilt\n",
    );
    expect(project.npmCalls()).toEqual([INSTALL]);
  });

  it("does neither a second time", async () => {
    await project.launch(["start"]);
    expect(await project.launch(["start"])).toEqual({ code: 0, output: "ran with \n", errors: "" });
    expect(project.npmCalls()).toHaveLength(1);
  });

  it("installs once when two launchers start together, and the other says for whom it waits", async () => {
    const both = [1, 2].map(() => project.launch(["start"], { NPM_TAKES_MS: "700" }));
    const [first, second] = await Promise.all(both);
    expect([first?.code, second?.code]).toEqual([0, 0]);
    expect(project.npmCalls()).toHaveLength(1);
    expect(`${first?.errors}${second?.errors}`).toMatch(/^Waiting for process [0-9]+, which is installing/m);
  });

  it("ends with npm's own code when the install fails, and can be run again", async () => {
    const failed = await project.launch(["start"], { NPM_FAILS: "7" });
    expect(failed).toMatchObject({ code: 7, output: "" });
    expect(failed.errors).toContain("npm ci ended with code 7");
    expect(await project.launch(["start"])).toMatchObject({ code: 0, output: "ran with \n" });
  });

  it("takes over from a launcher that died", async () => {
    project.write(".local/launcher.lock", JSON.stringify({ pid: await pidOfTheDead(), host: hostname() }));
    const { code, errors } = await project.launch(["start"]);
    expect(code).toBe(0);
    expect(errors).not.toContain("Waiting");
  });
});

describe("the launcher in a folder that was installed before", () => {
  let before: SampleProject;
  beforeAll(async () => {
    before = sampleProject();
    await before.launch(["start"]);
  });
  beforeEach(() => {
    project = before.copy();
  });
  afterAll(() => before.remove());

  it.each<[string, () => void]>([
    [
      "another version is locked",
      () => project.lock("plain", { version: "1.0.1", integrity: "sha512-plain" }),
    ],
    ["the checksum differs", () => project.lock("plain", { version: "1.0.0", integrity: "sha512-other" })],
    [
      "a package is locked that is not there",
      () => project.lock("new", { version: "1.0.0", integrity: "sha512-new" }),
    ],
    ["a package is there that is not locked", () => project.lock("plain", undefined)],
    [
      "a package's folder was deleted",
      () => rmSync(join(project.folder, "node_modules/plain"), { recursive: true }),
    ],
    ["the install never ended", () => rmSync(join(project.folder, "node_modules/.package-lock.json"))],
    ["this machine's part of a package is missing", () => project.forget("native-here")],
  ])("installs again when %s", async (_what, change) => {
    change();
    const { code, errors } = await project.launch(["check"]);
    expect(code).toBe(0);
    expect(errors).toContain("installing from package-lock.json");
    expect(project.npmCalls()).toHaveLength(2);
  });

  it.each<[string, () => void]>([
    ["a source is edited", () => project.write("functions/main.ts", "// edited")],
    ["a source is added", () => project.write("shared/retry/new.ts", "")],
    ["a source is deleted", () => rmSync(join(project.folder, "functions/main.ts"))],
    ["a schema is added", () => project.write("schemas/new/1.0.json", "{}")],
    ["the built file is deleted", () => rmSync(join(project.folder, "dist/main.mjs"))],
  ])("builds again when %s", async (_what, change) => {
    change();
    expect(await project.launch(["start"])).toEqual({ code: 0, output: "ran with \n", errors: "built\n" });
  });

  it("does not build for a script that needs no build", async () => {
    project.write("functions/main.ts", "// edited");
    expect(await project.launch(["check"])).toEqual({ code: 0, output: "ran with \n", errors: "" });
  });

  it("refuses an unknown script and names those that it knows", async () => {
    const { code, errors } = await project.launch(["strat"]);
    expect(code).toBe(2);
    expect(errors).toMatch(/^Expected a script, one of start, .*; came "strat"\.\n$/);
  });

  it("passes the script's exit code on", async () => {
    project.write("build/check.ts", "process.exitCode = 41;");
    expect(await project.launch(["check"])).toMatchObject({ code: 41 });
  });

  it("ends with 128 and the number of the signal that ended the script", async () => {
    project.write("build/check.ts", `process.kill(process.pid, "SIGKILL");`);
    expect(await project.launch(["check"])).toMatchObject({ code: 128 + 9 });
  });

  it("passes a signal on and stays until the script has ended in its own way", async () => {
    project.write(
      "build/check.ts",
      `process.on("SIGTERM", () => setTimeout(() => process.exit(7), 300)); ${SAYS_PID_AND_STAYS}`,
    );
    const launcher = project.begin(["check"]);
    await pidSaidBy(launcher);
    launcher.kill("SIGTERM");
    expect(await finished(launcher)).toMatchObject({ code: 7 });
  });

  it("takes the script with it when it is killed itself", async () => {
    project.write("build/check.ts", SAYS_PID_AND_STAYS);
    const launcher = project.begin(["check"]);
    const script = await pidSaidBy(launcher);
    launcher.kill("SIGKILL");
    await vi.waitFor(() => expect(isAlive(script)).toBe(false), { timeout: 5_000 });
  });

  it("ends the script when the npm that started it is killed", async () => {
    project.write("build/check.ts", SAYS_PID_AND_STAYS);
    const npm = project.beginUnderNpm(["check"]);
    const script = await pidSaidBy(npm);
    npm.kill("SIGKILL");
    await vi.waitFor(() => expect(isAlive(script)).toBe(false), { timeout: 5_000 });
  });
});

describe("the launcher on a machine that does not fit", () => {
  beforeEach(() => {
    project = sampleProject();
  });

  it("says in one line which Node it needs", async () => {
    const { code, errors } = await project.launch(["start"], asNode("20.18.3"));
    expect(code).toBe(2);
    expect(errors).toMatch(/^d365-events needs Node 20\.19 or newer .* and run the same command again\.\n$/);
    expect(project.npmCalls()).toEqual([]);
  });

  it("asks for a Node 24 where no package brings one", async () => {
    const { code, errors } = await project.launch(["check"], asNode("22.12.0"));
    expect(code).toBe(2);
    expect(errors).toMatch(
      /^No npm package brings Node 24 for .*, and this is Node 22\.12\.0\. Install Node 24/m,
    );
  });
});

const SAYS_PID_AND_STAYS = `console.log("pid", process.pid); setInterval(() => {}, 1_000);`;

/** The process id that a script prints as its first line. */
async function pidSaidBy(child: ChildProcess): Promise<number> {
  const [line] = await once(child.stdout ?? child, "data");
  return Number(/pid ([0-9]+)/.exec(String(line))?.[1]);
}

async function pidOfTheDead(): Promise<number> {
  const child = spawn(process.execPath, ["-e", ""]);
  await once(child, "exit");
  return child.pid ?? 0;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** Makes Node say another version of itself; nothing else of it changes. */
function asNode(version: string): NodeJS.ProcessEnv {
  const lie = `Object.defineProperty(process,"versions",{value:{...process.versions,node:"${version}"}})`;
  return { NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(lie)}` };
}
