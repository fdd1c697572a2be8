import { app } from "@azure/functions";
import type { PipelinePorts } from "../shared/pipeline/ports.ts";
import { readEndpointBatch } from "../shared/pipeline/read-endpoint-batch.ts";
import type { Endpoint } from "../shared/settings/endpoint.ts";
import { endpointQueue } from "../shared/settings/names.ts";
import type { Metered } from "../shared/telemetry/metered.ts";
import { processAndLog } from "./process-and-log.ts";
import { queueTrigger } from "./queue-trigger.ts";

/** The queue of one endpoint that sends through Service Bus. */
export function registerProcessEndpoint(endpoint: Endpoint, ports: Metered<PipelinePorts>): void {
  app.generic(`process-${endpointQueue(endpoint.name)}`, {
    trigger: queueTrigger(endpointQueue(endpoint.name), "SERVICE_BUS_EDGE"),
    handler: (bodies, context) => {
      const batch = { bodies, metadata: context.triggerMetadata };
      return processAndLog(readEndpointBatch(endpoint, batch, ports.nowMs()), context, ports);
    },
  });
}
