import { setTimeout as pause } from "node:timers/promises";
import { dynamicsClient } from "../../shared/registration/http/dynamics-client.ts";
import { localRunEnv } from "../local-run-env.ts";
import { WrongUse } from "../wrong-use.ts";
import { runStep } from "./run-step.ts";
import type { SimulatedStep } from "./scenario.ts";

/** Lets steps happen, one after another, in the simulated Dataverse of the run in this folder; a line for each. */
export async function simulateSteps(steps: readonly SimulatedStep[], asJson: boolean): Promise<void> {
  const { LOCAL_DATAVERSE: url, LOCAL_DATAVERSE_TOKEN: token } = localRunEnv();
  if (url === undefined || token === undefined) {
    throw new WrongUse(
      "Expected a run of this folder in .local/run.json, found none: start one with npm start.",
    );
  }
  const client = dynamicsClient({
    base: `${url}/api/data/v9.2/`,
    api: "the simulated Dataverse",
    token: async () => token,
    fetch,
    nowMs: Date.now,
    sleep: (ms) => pause(ms),
    random: Math.random,
  });
  for (const step of steps) {
    const did = await runStep(step, { client, sleep: (ms) => pause(ms) });
    process.stdout.write(asJson ? `${JSON.stringify({ step, did })}\n` : `${did}\n`);
  }
}
