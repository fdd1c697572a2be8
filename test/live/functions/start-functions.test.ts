import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { access, mkdtemp, readFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import type { LogLine } from "../../../local/functions/log-line.ts";
import { type Functions, startFunctions } from "../../../local/functions/start-functions.ts";

const APPS = new URL("../../fixtures/function-apps/", import.meta.url).pathname;
const started: Functions[] = [];

afterEach(async () => {
  await Promise.all(started.splice(0).map((functions) => functions.stop()));
});

async function start(app: string, settings: Record<string, string> = {}, more = {}): Promise<Functions> {
  const functions = await startFunctions({ directory: `${APPS}${app}`, port: 0, settings, ...more });
  started.push(functions);
  return functions;
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

async function pidOf(functions: Functions): Promise<number | undefined> {
  try {
    return JSON.parse(await (await fetch(`${functions.url}/api/pid`)).text()).pid;
  } catch {
    return undefined;
  }
}

describe("a functions process", () => {
  it("has the app settings as its environment, and tells its functions", async () => {
    const functions = await start("lifecycle", { SETTING: "here" });
    expect(await (await fetch(`${functions.url}/api/pid`)).json()).toEqual({
      pid: functions.pid(),
      setting: "here",
    });
    expect(functions.functions).toEqual([
      { name: "pid", trigger: "http", at: "/api/pid" },
      { name: "slow", trigger: "http", at: "/api/slow" },
      { name: "die", trigger: "http", at: "/api/die" },
    ]);
  });

  it("passes on what the app writes to its own outputs", async () => {
    const lines: LogLine[] = [];
    await start("lifecycle", {}, { onLog: (line: LogLine) => lines.push(line) });
    await expect
      .poll(() => lines)
      .toContainEqual({ level: "information", category: "stdout", message: "a line of its own" });
    await expect
      .poll(() => lines)
      .toContainEqual({ level: "warning", category: "stderr", message: "a warning of its own" });
  });

  it.each([["SIGKILL"], ["an exit of its own"]])(
    "is started again on its port within 2 s after %s",
    async (death) => {
      const restarts: number[] = [];
      const functions = await start("lifecycle", {}, { onRestart: (pid: number) => restarts.push(pid) });
      const before = functions.pid() ?? 0;
      if (death === "SIGKILL") process.kill(before, "SIGKILL");
      else await fetch(`${functions.url}/api/die`).catch(() => undefined);
      await expect
        .poll(() => pidOf(functions), { timeout: 2_000, interval: 20 })
        .not.toBeOneOf([before, undefined]);
      expect(restarts).toEqual([functions.pid()]);
    },
  );

  it("runs the app's terminate hooks when it is stopped, and is gone", async () => {
    const file = join(await mkdtemp(join(tmpdir(), "functions-")), "terminated");
    const functions = await start("lifecycle", { TERMINATED_FILE: file });
    const pid = functions.pid() ?? 0;
    await functions.stop();
    expect(await readFile(file, "utf8")).toBe(String(pid));
    expect(isAlive(pid)).toBe(false);
  });

  it("answers the requests that run when it is stopped", async () => {
    const functions = await start("lifecycle");
    const answer = fetch(`${functions.url}/api/slow?ms=300`).then((response) => response.text());
    await new Promise((resolve) => setTimeout(resolve, 100));
    const beganMs = performance.now();
    await functions.stop();
    expect(await answer).toBe("done");
    expect(performance.now() - beganMs).toBeLessThan(1_500);
  });

  it("ends, through its hooks, when its parent is killed", async () => {
    const file = join(await mkdtemp(join(tmpdir(), "functions-")), "terminated");
    const parent = spawn(process.execPath, [`${APPS}lifecycle/parent.mjs`], {
      env: { TERMINATED_FILE: file },
      stdio: ["ignore", "pipe", "inherit"],
    });
    const [line] = await once(parent.stdout, "data");
    const pid = Number(String(line));
    expect(isAlive(pid)).toBe(true);
    parent.kill("SIGKILL");
    await expect.poll(() => isAlive(pid), { timeout: 3_000 }).toBe(false);
    await access(file);
  });

  it("is not started when the app refuses, with every reason", async () => {
    const message = await start("refused", { Bus: "Endpoint=sb://localhost" }).then(
      () => "it started",
      (error: Error) => error.message,
    );
    for (const reason of [
      /"queue".*"queueTrigger"/,
      /"no-connection".*"Missing" is not set/,
      /"no-setting".*NO_SUCH, which is not set/,
      /"no-schedule".*six fields/,
      /"with-output".*output "queueOutput\w*" \(queue\) is not modelled/,
      /"same-a" and "same-b" both answer GET/,
      /"deferred".*sdkBinding/,
    ])
      expect(message).toMatch(reason);
  });

  it.each([
    ["no-functions", /registers no function/],
    ["throws-on-load", /a setting is missing/],
  ])("is not started for the app %s", async (app, reason) => {
    await expect(start(app)).rejects.toThrow(reason);
  });

  it("is not started on a port that is taken", async () => {
    const server = createServer().listen(0, "127.0.0.1");
    await once(server, "listening");
    const address = server.address();
    const port = address instanceof Object ? address.port : 0;
    await expect(start("lifecycle", {}, { port })).rejects.toThrow(
      `Port ${port}, for the functions, is taken.`,
    );
    server.close();
  });

  it("says what it does also when somebody runs its file by hand", async () => {
    const file = new URL("../../../local/functions/process.ts", import.meta.url).pathname;
    const stdout = await new Promise<string>((resolve) => {
      execFile(process.execPath, [file, `${APPS}no-functions`, "0"], (_, out) => resolve(out));
    });
    expect(JSON.parse(stdout.trim())).toMatchObject({
      kind: "refused",
      reason: expect.stringContaining("no function"),
    });
  });
});

describe.concurrent("a functions process that takes seconds to end", () => {
  it("is given up when it dies six times in a row, with the reason", async () => {
    const functions = await startFunctions({
      directory: `${APPS}lifecycle`,
      port: 0,
      settings: { DIE_SOON: "1" },
    });
    expect((await functions.failed).message).toMatch(
      /died 6 times in a row and is given up: it ended with code 3/,
    );
    expect(functions.pid()).toBeUndefined();
    await functions.stop();
  });

  it("is gone within 5 s although a terminate hook hangs", async () => {
    const functions = await startFunctions({
      directory: `${APPS}lifecycle`,
      port: 0,
      settings: { HANG_AT_END: "1" },
    });
    const pid = functions.pid() ?? 0;
    const beganMs = performance.now();
    await functions.stop();
    expect(performance.now() - beganMs).toBeLessThan(5_500);
    expect(isAlive(pid)).toBe(false);
  });

  it("runs its terminate hooks although a request hangs", async () => {
    const file = join(await mkdtemp(join(tmpdir(), "functions-")), "terminated");
    const functions = await startFunctions({
      directory: `${APPS}lifecycle`,
      port: 0,
      settings: { TERMINATED_FILE: file },
    });
    fetch(`${functions.url}/api/slow?ms=60000`).catch(() => undefined);
    await new Promise((resolve) => setTimeout(resolve, 100));
    await functions.stop();
    await access(file);
  });
});
