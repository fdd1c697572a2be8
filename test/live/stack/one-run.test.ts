import { existsSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { freePorts, requireFree } from "../../../local/stack/ports.ts";
import { isRunning, newFolder, runReady, spawnRun, spawnUnderLauncher } from "./start-run.ts";

const GONE = { timeout: 5_000, interval: 50 };
const ARGS = ["--ports", "auto", "--no-sample"];

describe("one run in a folder", () => {
  let folder: Awaited<ReturnType<typeof newFolder>>;
  beforeEach(async () => {
    folder = await newFolder();
  });
  afterEach(() => folder.remove());

  it("refuses a second, survives being killed, and leaves no process however it ends", async () => {
    const first = spawnRun(folder.path, ARGS);
    const { pids } = await runReady(folder.path, first);
    expect(pids.stack).toBe(first.pid);

    const second = spawnRun(folder.path, ARGS);
    expect(await second.ended).toBe(2);
    expect(second.said()).toMatch(new RegExp(`^Process ${first.pid} already runs [^\\n]+\\n$`));
    expect(isRunning(pids.functions)).toBe(true);

    process.kill(first.pid, "SIGKILL");
    await first.ended;
    await vi.waitFor(() => {
      expect([pids.functions, pids.azurite].filter(isRunning)).toEqual([]);
    }, GONE);
    expect(existsSync(join(folder.path, ".local", "run.json"))).toBe(true);

    const third = spawnRun(folder.path, ARGS);
    const after = await runReadyAnew(folder.path, third, pids.stack);
    expect(third.said()).toBe("An earlier run was killed and left .local/run.json behind; it is removed.\n");
    const interruptedAtMs = Date.now();
    process.kill(third.pid, "SIGINT");
    process.kill(third.pid, "SIGINT"); // a terminal and the launcher both send one
    expect(await third.ended).toBe(0);
    expect(Date.now() - interruptedAtMs).toBeLessThan(5_000);
    expect([after.pids.functions, after.pids.azurite].filter(isRunning)).toEqual([]);
    expect(existsSync(join(folder.path, ".local", "run.json"))).toBe(false);
    expect(existsSync(join(folder.path, ".local", "run.lock"))).toBe(false);
  });

  it("ends with its launcher, however that went", async () => {
    const launcher = spawnUnderLauncher(folder.path, ARGS);
    const { pids } = await runReady(folder.path, launcher);
    expect(pids.stack).not.toBe(launcher.pid);
    process.kill(launcher.pid, "SIGKILL");
    await vi.waitFor(() => {
      expect(Object.values(pids).filter(isRunning)).toEqual([]);
    }, GONE);
    expect(existsSync(join(folder.path, ".local", "run.json"))).toBe(false);
  });

  it("ends as a whole, saying why, when Azurite is gone", async () => {
    const run = spawnRun(folder.path, ARGS);
    const { pids } = await runReady(folder.path, run);
    process.kill(pids.azurite, "SIGKILL");
    expect(await run.ended).toBe(1);
    expect(run.said()).toMatch(/^The run is over: Azurite ended with SIGKILL/);
    expect(isRunning(pids.functions)).toBe(false);
  });
});

async function runReadyAnew(folder: string, run: ReturnType<typeof spawnRun>, before: number) {
  return await vi.waitFor(
    async () => {
      const description = await runReady(folder, run);
      expect(description.pids.stack).not.toBe(before);
      return description;
    },
    { timeout: 20_000, interval: 50 },
  );
}

describe("ports", () => {
  it("that are taken are named with their part and the way out", async () => {
    const ports = await freePorts(Math.random);
    const holder = createServer();
    await new Promise<void>((resolve) => holder.listen(ports.eventGrid, "127.0.0.1", resolve));
    try {
      await requireFree({ ...ports, eventGrid: ports.table }, "add --ports auto");
      await expect(requireFree(ports, "add --ports auto")).rejects.toThrow(
        `Port ${ports.eventGrid}, for the Event Grid stand-in, is taken by another program: add --ports auto.`,
      );
    } finally {
      await new Promise((resolve) => holder.close(resolve));
    }
  });

  it("found free differ from each other", async () => {
    const ports = await freePorts(Math.random);
    expect(new Set(Object.values(ports)).size).toBe(8);
  });
});
