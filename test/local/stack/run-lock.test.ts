import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { processStart } from "../../../local/stack/process-start.ts";
import { FolderHeld, lockFolder } from "../../../local/stack/run-lock.ts";

/** Above any limit of process ids: nobody has it. */
const NOBODY = 2 ** 30;

describe("the lock of a folder", () => {
  let folder = "";
  let file = "";

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "run-lock-"));
    file = join(folder, ".local", "run.lock");
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  function hold(text: string): void {
    mkdirSync(join(folder, ".local"));
    writeFileSync(file, text);
  }

  it("refuses a second holder, naming the first, until it is given back", () => {
    const unlock = lockFolder(file);
    expect(() => lockFolder(file)).toThrow(FolderHeld);
    expect(() => lockFolder(file)).toThrow(`Process ${process.pid} already runs`);
    unlock();
    lockFolder(file)();
    expect(readdirSync(join(folder, ".local"))).toEqual([]);
  });

  it("counts for nothing when its process is gone", () => {
    hold(JSON.stringify({ pid: NOBODY, started: "1" }));
    const unlock = lockFolder(file);
    expect(JSON.parse(readFileSync(file, "utf8"))).toMatchObject({ pid: process.pid });
    unlock();
  });

  it("counts for nothing when its process id belongs to another process by now", () => {
    hold(JSON.stringify({ pid: process.pid, started: "some other time" }));
    lockFolder(file)();
  });

  it("counts for nothing when it holds what no run writes", () => {
    hold("{");
    lockFolder(file)();
  });

  it("is left alone by a holder that lost it", () => {
    const unlock = lockFolder(file);
    writeFileSync(file, "somebody else's");
    unlock();
    expect(readFileSync(file, "utf8")).toBe("somebody else's");
  });
});

describe("the start of a process", () => {
  it("is the same each time, and absent for nobody", () => {
    expect(processStart(process.pid)).toBeDefined();
    expect(processStart(process.pid)).toBe(processStart(process.pid));
    expect(processStart(NOBODY)).toBeUndefined();
  });

  it("differs between processes of different age", () => {
    expect(processStart(process.ppid)).not.toBe(processStart(process.pid));
  });
});
