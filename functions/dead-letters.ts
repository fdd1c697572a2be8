import type { LiveApp } from "../shared/live.ts";
import { readEndpointBatch } from "../shared/pipeline/read-endpoint-batch.ts";
import { readInboundBatch, readIsolated } from "../shared/pipeline/read-inbound-batch.ts";
import { endpointQueue, NAMES } from "../shared/settings/names.ts";
import { registerFetchEventGrid } from "./fetch-eventgrid.ts";
import { registerFetchExpelled } from "./fetch-expelled.ts";
import { registerSweepDeadLetters } from "./sweep-dead-letters.ts";

/** All that brings dead letters of elsewhere to our own, and removes those that ended long ago. */
export function registerDeadLetters({ settings, pipeline, fetch }: LiveApp): void {
  const connection = "SERVICE_BUS_CORE";
  registerFetchExpelled({ name: NAMES.inboundQueue, connection, read: readInboundBatch }, pipeline);
  registerFetchExpelled({ name: NAMES.isolateQueue, connection, read: readIsolated }, pipeline);
  for (const endpoint of settings.endpoints) {
    if (endpoint.queueFormat === undefined) continue;
    const read: typeof readInboundBatch = (batch, nowMs) => readEndpointBatch(endpoint, batch, nowMs);
    const name = endpointQueue(endpoint.name);
    registerFetchExpelled({ name, connection: "SERVICE_BUS_EDGE", read }, pipeline);
  }
  registerFetchEventGrid(fetch, fetch.sleep);
  registerSweepDeadLetters(fetch);
}
