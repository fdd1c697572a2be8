/**
 * What one hostile body costs beside a benign one of its format: `process.ts <case>`, forked by `targets/hostile.ts`
 * with a bounded heap. It tells both costs over the channel.
 */
import { Failure } from "../../shared/failure/failure.ts";
import { messageToEvents } from "../../shared/pipeline/convert-message.ts";
import { MESSAGE_FORMATS } from "../../shared/settings/endpoint.ts";
import { collectYoung } from "../collect.ts";
import { FACTS, toMessage } from "../dataverse-message.ts";
import { cpuMs } from "../timed.ts";
import { BENIGN, HOSTILE_CASES } from "./cases.ts";

const CALLS = 3;

const hostile = HOSTILE_CASES[process.argv[2] ?? ""];
if (hostile === undefined || process.send === undefined)
  throw new Error("Expected the name of a case, and a parent to tell the cost. Run npm run bench.");

const contentType = MESSAGE_FORMATS[hostile.format];

/** Events, or a failure with a code. */
function end(body: Buffer): { readonly length: number } {
  try {
    return messageToEvents(toMessage(body, contentType), FACTS);
  } catch (error) {
    if (error instanceof Failure) return error.message;
    throw error;
  }
}

function costOf(body: Buffer): readonly [msPerMb: number, bytesPerMb: number] {
  const megabytes = body.length / 1_000_000;
  end(body);
  const times = Array.from({ length: CALLS }, () => {
    const started = process.cpuUsage();
    end(body);
    return cpuMs(started);
  });
  const bytes = Array.from({ length: CALLS }, () => bytesOf(body));
  return [Math.min(...times) / megabytes, Math.max(...bytes) / megabytes];
}

/** What one call takes from the heap; where the collector ran within it too little, so the most of some counts. */
function bytesOf(body: Buffer): number {
  collectYoung();
  const before = process.memoryUsage();
  end(body);
  const after = process.memoryUsage();
  return after.heapUsed + after.external - before.heapUsed - before.external;
}

const benignBody = BENIGN[hostile.format]();
if (typeof end(benignBody) === "string")
  throw new Error("Expected the benign body to be understood, it was not.");
process.send([costOf(hostile.body()), costOf(benignBody)], () => process.exit(0));
