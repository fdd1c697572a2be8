import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { RunDescription } from "../../../local/stack/run-description.ts";
import { runFile } from "../../../local/stack/run-file.ts";

const RUN: RunDescription = {
  webhooks: {
    dataverse: { url: "http://a", headers: { h: "s" } },
    finops: { url: "http://b", headers: {} },
    businesscentral: { url: "http://c", headers: {} },
    aif: { url: "http://d", headers: {} },
  },
  serviceBus: {
    connectionString: "c",
    queues: { isolate: "isolate", inbound: "i", dataverse: "d", finops: "f", aif: "a" },
  },
  storage: { connectionString: "s" },
  eventGrid: { endpoint: "http://e", key: "k" },
  dynamics: {
    dataverse: { url: "http://d", token: "t" },
    businesscentral: { url: "http://b", token: "t" },
    finops: { url: "http://f" },
  },
  events: "http://v",
  health: "http://h",
  pids: { stack: 1, functions: 2, azurite: 3 },
  timeScale: 1,
};

describe("run.json", () => {
  let folder = "";
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "run-file-"));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it("holds the run while it lasts, readable for its owner alone", () => {
    const path = join(folder, ".local", "run.json");
    const file = runFile(path, () => expect.unreachable("nothing was left behind"));
    file.write(RUN);
    file.write({ ...RUN, pids: { ...RUN.pids, functions: 4 } });
    expect(JSON.parse(readFileSync(path, "utf8"))).toEqual({
      ...RUN,
      pids: { stack: 1, functions: 4, azurite: 3 },
    });
    expect(statSync(path).mode & 0o077).toBe(0);
    expect(readdirSync(join(folder, ".local"))).toEqual(["run.json"]);
    file.remove();
    file.remove();
    expect(readdirSync(join(folder, ".local"))).toEqual([]);
  });

  it("of a run that was killed is removed, and that is said", () => {
    const path = join(folder, "run.json");
    runFile(path, () => undefined).write(RUN);
    let said = 0;
    runFile(path, () => {
      said += 1;
    });
    expect(said).toBe(1);
    expect(readdirSync(folder)).toEqual([]);
  });
});
