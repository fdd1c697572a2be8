import { app } from "@azure/functions";
import type { PipelinePorts } from "../shared/pipeline/ports.ts";
import { readIsolated } from "../shared/pipeline/read-inbound-batch.ts";
import { NAMES } from "../shared/settings/names.ts";
import type { Metered } from "../shared/telemetry/metered.ts";
import { processAndLog } from "./process-and-log.ts";
import { queueTrigger } from "./queue-trigger.ts";

/** The queue `isolate`: messages that came back unhandled, each handled alone, so that it drags no other along. */
export function registerProcessIsolate(ports: Metered<PipelinePorts>): void {
  app.generic("process-isolate", {
    trigger: queueTrigger(NAMES.isolateQueue, "SERVICE_BUS_CORE", "one"),
    handler: (body, context) => {
      const batch = { bodies: body, metadata: context.triggerMetadata };
      return processAndLog(readIsolated(batch, ports.nowMs()), context, ports);
    },
  });
}
