import { execFile } from "node:child_process";
import { randomUUID } from "node:crypto";
import { copyFile, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { startDynamics } from "../../../local/dynamics/start-dynamics.ts";
import { stopServer } from "../../../local/listen.ts";

const MAIN = join(import.meta.dirname, "..", "..", "..", "cli", "main.ts");
const SECRET = "a-long-secret-of-the-run";

const posts: { readonly headers: IncomingHttpHeaders; readonly body: string }[] = [];
const connector = createServer(async (request, response) => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  posts.push({ headers: request.headers, body: Buffer.concat(chunks).toString() });
  response.end();
});
let folder = "";
let dynamics: Awaited<ReturnType<typeof startDynamics>>;

beforeAll(async () => {
  await new Promise<void>((done) => connector.listen(0, "127.0.0.1", done));
  const { port } = connector.address() as AddressInfo;
  dynamics = await startDynamics({
    port: 0,
    timeScale: 0.01,
    nowMs: Date.now,
    newId: randomUUID,
    random: Math.random,
  });
  folder = await mkdtemp(join(tmpdir(), "register-"));
  const url = `http://127.0.0.1:${port}`;
  const { token } = dynamics.dataverse;
  await mkdir(join(folder, ".local"));
  await copyFile("d365-events.yaml", join(folder, "d365-events.yaml"));
  const run = {
    health: `${url}/api/health`,
    serviceBus: {
      connectionString: "Endpoint=sb://localhost;SharedAccessKeyName=local;SharedAccessKey=a-key",
    },
    webhooks: { dataverse: { url, headers: { "x-d365-events-secret": SECRET } } },
    dynamics: { dataverse: { url: dynamics.urls.dataverse, token } },
  };
  await writeFile(join(folder, ".local", "run.json"), JSON.stringify(run));
});
afterAll(async () => {
  await dynamics.stop();
  await stopServer(connector);
  await rm(folder, { recursive: true, force: true });
});

/** Runs `register …` in the folder: its exit code and what it printed. */
function register(...args: readonly string[]): Promise<{ readonly code: number; readonly text: string }> {
  return new Promise((resolve) => {
    execFile(process.execPath, [MAIN, "register", ...args], { cwd: folder }, (error, stdout, stderr) => {
      expect(stdout + stderr).not.toContain(SECRET);
      resolve({ code: typeof error?.code === "number" ? error.code : 0, text: stdout + stderr });
    });
  });
}

async function api(
  method: string,
  path: string,
  body?: unknown,
): Promise<readonly Record<string, unknown>[]> {
  const headers = { authorization: `Bearer ${dynamics.dataverse.token}`, "content-type": "application/json" };
  const url = `${dynamics.urls.dataverse}/api/data/v9.2/${path}`;
  const response = await fetch(url, {
    method,
    headers,
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  expect(response.ok).toBe(true);
  const answer: { readonly value?: readonly Record<string, unknown>[] } =
    response.status === 204 ? {} : JSON.parse(await response.text());
  return answer.value ?? [];
}

const steps = () => api("GET", "sdkmessageprocessingsteps?$select=name&$filter=_eventhandler_value ne null");

it("plan, apply, an edit that drift finds and apply mends, a change that is posted once, and remove", async () => {
  const before = await steps();
  expect((await register("plan", "--exit-code")).code).toBe(5);
  expect((await register("apply")).text).toMatch(/Applied \d+ changes to local\.\n$/);
  const again = await register("apply");
  expect(again).toEqual({ code: 0, text: "Nothing to do: local is as the file says.\n" });

  const [edited] = await api(
    "GET",
    "sdkmessageprocessingsteps?$select=name&$filter=name eq 'd365-events Update of contact'",
  );
  await api("PATCH", `sdkmessageprocessingsteps(${edited?.sdkmessageprocessingstepid})`, {
    filteringattributes: null,
  });
  const drift = await register("drift", "--json", "--exit-code");
  expect(drift.code).toBe(5);
  expect(JSON.parse(drift.text).map(({ code }: { code: string }) => code)).toEqual([
    "STEP_CHANGED",
    "UPDATE_WITHOUT_COLUMNS",
  ]);
  expect((await register("apply")).text).toContain("Applied 1 changes");

  await api("PATCH", "contacts(emailaddress1='ada@engines.example')", { lastname: "King" });
  await vi.waitFor(() => expect(posts).toHaveLength(1), { timeout: 20_000 });
  const [post] = posts;
  expect(post?.headers["x-d365-events-secret"]).toBe(SECRET);
  const body = JSON.parse(post?.body ?? "{}");
  expect(body.MessageName).toBe("Update");
  expect(body.PreEntityImages.map(({ key }: { key: string }) => key)).toContain("before");

  expect((await register("remove")).code).toBe(2);
  expect((await register("remove", "--yes")).code).toBe(0);
  expect(await steps()).toEqual(before);
  expect(await api("GET", "serviceendpoints?$select=name&$filter=startswith(name,'d365-events')")).toEqual(
    [],
  );
}, 120_000);
