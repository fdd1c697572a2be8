import { app } from "@azure/functions";
import type { PipelinePorts } from "../shared/pipeline/ports.ts";
import { readInboundBatch } from "../shared/pipeline/read-inbound-batch.ts";
import { NAMES } from "../shared/settings/names.ts";
import type { Metered } from "../shared/telemetry/metered.ts";
import { processAndLog } from "./process-and-log.ts";
import { queueTrigger } from "./queue-trigger.ts";

/** The queue `inbound`: what accept kept, and the copies that wait for another try. */
export function registerProcessInbound(ports: Metered<PipelinePorts>): void {
  app.generic("process-inbound", {
    trigger: queueTrigger(NAMES.inboundQueue, "SERVICE_BUS_CORE"),
    handler: (bodies, context) => {
      const batch = { bodies, metadata: context.triggerMetadata };
      return processAndLog(readInboundBatch(batch, ports.nowMs()), context, ports);
    },
  });
}
