/** `npm run send -- KIND`: sends one message into the run of this folder, as Dynamics sends it. */
import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { ServiceBusClient } from "@azure/service-bus";
import { DELIVERIES } from "./dynamics/deliveries.ts";
import type { RunDescription } from "./stack/run-description.ts";

const RUN_FILE = join(".local", "run.json");

const DONE = 0;
const FAILED = 1;
const WRONG_USE = 2;

process.exitCode = await main(process.argv.slice(2));

async function main([kind = "", ...others]: readonly string[]): Promise<number> {
  if (kind === "--help") {
    process.stdout.write(`${usage()}\n`);
    return DONE;
  }
  const delivery = Object.hasOwn(DELIVERIES, kind) ? DELIVERIES[kind] : undefined;
  if (delivery === undefined || others.length > 0) return say(usage(), WRONG_USE);
  const run = readRun();
  if (run === undefined) {
    return say(
      `Expected a run of this folder in ${RUN_FILE}, found none: start one with npm start.`,
      WRONG_USE,
    );
  }
  const client = new ServiceBusClient(run.serviceBus.connectionString);
  try {
    const ways = {
      webhooks: run.webhooks,
      senderTo: (queue: "dataverse" | "aif") => client.createSender(run.serviceBus.queues[queue]),
    };
    const result = await delivery.send(ways, { nowMs: Date.now, newId: randomUUID });
    process.stdout.write(`${delivery.means}: it ${result}.\n`);
    return DONE;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return say(`${kind} could not be sent: ${reason}. Is the run of ${RUN_FILE} still there?`, FAILED);
  } finally {
    await client.close();
  }
}

function readRun(): RunDescription | undefined {
  try {
    return JSON.parse(readFileSync(RUN_FILE, "utf8"));
  } catch {
    return undefined;
  }
}

function usage(): string {
  const width = Math.max(...Object.keys(DELIVERIES).map((kind) => kind.length)) + 2;
  const lines = Object.entries(DELIVERIES).map(([kind, { means }]) => `  ${kind.padEnd(width)}${means}`);
  return ["Usage: npm run send -- KIND, with a run of this folder up. Kinds:", ...lines].join("\n");
}

function say(text: string, code: number): number {
  process.stderr.write(`${text}\n`);
  return code;
}
