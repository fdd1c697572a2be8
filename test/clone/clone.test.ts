import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { type FreshClone, freshClone, otherNpm } from "./fresh-clone.ts";
import { commandsOfCi, namedCommands, shellCommands, stays } from "./readme-commands.ts";

/** Came with Node 20, and deletes the link to the Node that it installs. */
const OLD_NPM = "10.8.2";
const ROOT = dirname(dirname(import.meta.dirname));
const README = { file: join(ROOT, "README.md"), leftOut: commandsOfCi(join(ROOT, ".ci/run")) };
const READY = { timeout: 30_000, interval: 100 };

describe("a fresh clone with the machine's own npm", () => {
  let clone: FreshClone;
  beforeAll(() => {
    clone = freshClone();
  });
  afterAll(() => clone.remove());

  it("shows each story with the first command that is typed into it", async () => {
    const { code, output, errors } = await clone.run("npm start -- --once --ports auto");
    expect(errors).toContain(
      "node_modules is missing or was not finished: installing from package-lock.json",
    );
    expect(code, `${output}\n${errors}`).toBe(0);
    expect(output).toMatch(/delivered/);
  });

  it("starts again without installing or building", async () => {
    const { code, errors } = await clone.run("npm start -- --once --ports auto");
    expect(code).toBe(0);
    expect(errors).not.toMatch(/npm ci|dist\/ is built/);
  });

  it("runs its tests", async () => {
    const { code, output } = await clone.run("npm test -- test/shared/failure test/shared/cloudevents");
    expect(code, output).toBe(0);
    expect(output).toMatch(/Tests .*[1-9][0-9]* passed/);
  });

  it("has the command line tool under its name", async () => {
    const { code, output, errors } = await clone.run("npx d365-events --version");
    expect(code, errors).toBe(0);
    expect(output).toMatch(/^[0-9]+\.[0-9]+\.[0-9]+\n$/);
  });

  describe("runs each command of the README", () => {
    let end: ReturnType<FreshClone["begin"]> | undefined;
    afterAll(() => end?.());

    it.each(shellCommands(README))("%s", async (command) => {
      // One run at a time holds the folder.
      if (command.startsWith("npm start")) end = void (await end?.());
      if (stays(command)) {
        end = clone.begin(command);
        await vi.waitFor(() => expect(existsSync(join(clone.folder, ".local/run.json"))).toBe(true), READY);
      } else {
        const { code, output, errors } = await clone.run(command);
        expect(code, `${output}\n${errors}`).toBe(0);
      }
    });

    it("and Ctrl-C leaves nothing of a run behind", async () => {
      const file = join(clone.folder, ".local/run.json");
      const { pids } = JSON.parse(readFileSync(file, "utf8"));
      await end?.(); // npm itself ends by the signal, and its code says nothing
      end = undefined;
      expect(existsSync(file)).toBe(false);
      expect(Object.entries<number>(pids).filter(([, pid]) => isAlive(pid))).toEqual([]);
    });
  });

  describe("runs each command that the README's sentences name", () => {
    // What a shell block shows has been run.
    const leftOut = [...README.leftOut, ...shellCommands(README)];
    it.each(namedCommands({ ...README, leftOut }))("%s", async (command) => {
      if (stays(command)) {
        const end = clone.begin(command);
        const settings = join(clone.folder, "local.settings.json");
        await vi.waitFor(() => expect(existsSync(settings)).toBe(true), READY).finally(end);
      } else {
        const { code, output, errors } = await clone.run(command);
        expect(code, `${output}\n${errors}`).toBe(0);
      }
    });
  });

  it("leaves the clone as it was for git", async () => {
    expect(await clone.run("git status --porcelain")).toMatchObject({ code: 0, output: "" });
  });
});

describe(`a fresh clone with npm ${OLD_NPM}`, () => {
  let clone: FreshClone;
  let npm: ReturnType<typeof otherNpm>;
  beforeAll(() => {
    npm = otherNpm(OLD_NPM);
    clone = freshClone(npm.folder);
  });
  afterAll(() => {
    clone.remove();
    npm.remove();
  });

  it("has that npm", async () => {
    expect(await clone.run("npm --version")).toMatchObject({ code: 0, output: `${OLD_NPM}\n` });
  });

  it("shows each story with the first command that is typed into it", async () => {
    const { code, output, errors } = await clone.run("npm start -- --once --ports auto");
    expect(code, `${output}\n${errors}`).toBe(0);
    expect(output).toMatch(/delivered/);
  });

  it("runs its tests under the Node that it was locked with", async () => {
    const { code, output, errors } = await clone.run("npm test -- test/shared/failure");
    expect(code, output).toBe(0);
    expect(errors).not.toContain("npm ci");
  });
});

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
