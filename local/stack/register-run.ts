import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { connectDataverse } from "../../shared/registration/connect.ts";
import { apply } from "../../shared/registration/dataverse/apply.ts";
import { locked } from "../../shared/registration/dataverse/lock.ts";
import { plan } from "../../shared/registration/dataverse/plan.ts";
import { wantedIn } from "../../shared/registration/dataverse/wanted.ts";
import { readRegistration } from "../../shared/registration/file/read-registration.ts";
import { runEnv } from "../../shared/registration/run-env.ts";
import type { RunDescription } from "./run-description.ts";

const FILE = resolve(import.meta.dirname, "..", "..", "d365-events.yaml");

/**
 * Registers a run's endpoints with its simulated Dataverse, as `d365-events register apply` does: it is the same plan
 * of the same file, applied by the same functions.
 *
 * @returns How many changes that took.
 * @throws An error that says what is wrong with the file.
 */
export async function registerRun(run: RunDescription): Promise<number> {
  const env = runEnv(run);
  const reading = readRegistration(readFileSync(FILE, "utf8"), {
    environment: "local",
    env,
    readText: (file) => readFileSync(join(dirname(FILE), file), "utf8"),
  });
  if (reading.kind === "problems") {
    throw new Error(reading.problems.map(({ line, says }) => `d365-events.yaml:${line} ${says}`).join(" "));
  }
  const ports = { nowMs: Date.now, sleep: (ms: number) => pause(ms), newToken: randomUUID };
  const connection = connectDataverse(
    reading.registration,
    { ...ports, env, fetch, random: Math.random },
    undefined,
  );
  if (connection === undefined)
    throw new Error("d365-events.yaml names no Dataverse for the environment local.");
  const { registry } = connection;
  const secretOf = await connection.secrets();
  const holding = { ...ports, registry, who: "npm start", breaks: false, onWait: () => undefined };
  return await locked(holding, async (lock) => {
    const registered = await registry.read();
    const planned = plan({ wanted: wantedIn(reading.registration), registered, secretOf });
    await apply(planned, { registry, lock, secretOf, onDone: () => undefined });
    return planned.changes.length;
  });
}
