import { app } from "@azure/functions";
import { liveApp, liveSettings } from "../shared/live.ts";
import { registerAccept } from "./accept.ts";
import { registerCollectBodies } from "./collect-bodies.ts";
import { registerDeadLetters } from "./dead-letters.ts";
import { registerDrainSpool } from "./drain-spool.ts";
import { registerFindDrift } from "./find-drift.ts";
import { registerHealth } from "./health.ts";
import { registerImportedSchemas } from "./imported-schemas.ts";
import { registerKeepSubscriptions } from "./keep-subscriptions.ts";
import { writeMetrics } from "./log.ts";
import { registerMeasure } from "./measure.ts";
import { registerProcessEndpoint } from "./process-endpoint.ts";
import { registerProcessInbound } from "./process-inbound.ts";
import { registerProcessIsolate } from "./process-isolate.ts";
import { registerSchemas } from "./schemas.ts";
import { registerSweepLedger } from "./sweep-ledger.ts";

app.setup({
  // With streaming a body without Content-Length reaches the handler as well:
  // https://learn.microsoft.com/azure/azure-functions/functions-reference-node#http-streams
  enableHttpStream: true,
  // Asks the host to keep the places of empty texts in a batch's metadata (RpcWorkerConstants of the Functions host).
  capabilities: { IncludeEmptyEntriesInMessagePayload: true },
});

const reading = liveSettings();
if (reading.kind === "problems") {
  // With wrong settings nothing is taken in that could not be handled; health alone says what is wrong.
  registerHealth(reading.problems, []);
} else {
  // The build puts both beside this file; nobody need have imported contracts.
  const contracts = new URL("./contracts/", import.meta.url);
  const live = liveApp(reading.settings, contracts);
  registerHealth([], live.parts);
  registerSchemas(new URL("./schemas/", import.meta.url));
  registerImportedSchemas(contracts, reading.settings.schemasKey);
  registerProcessInbound(live.pipeline);
  registerProcessIsolate(live.alone);
  registerDeadLetters(live);
  registerDrainSpool(reading.settings.spoolSchedule, live.drain);
  registerSweepLedger(live.sweep);
  registerCollectBodies(live.collect);
  registerMeasure(reading.settings.measureSchedule, live.measure);
  // The build puts the file beside this one as well.
  const registration = live.registration(new URL("./", import.meta.url));
  if (registration !== undefined) {
    registerFindDrift(reading.settings.registration.driftSchedule, registration);
    registerKeepSubscriptions(reading.settings.registration.renewSchedule, registration);
  }
  for (const endpoint of reading.settings.endpoints) {
    if (endpoint.webhook) registerAccept(endpoint, live.accept);
    if (endpoint.queueFormat !== undefined) registerProcessEndpoint(endpoint, live.pipeline);
  }
  app.hook.appStart(() => live.begin());
  app.hook.appTerminate(async () => {
    writeMetrics(live.measure.meter.take());
    await live.close();
  });
}
