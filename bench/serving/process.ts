/**
 * What serves a measurement, in a process of its own so that its work is not counted: the stand-ins and the making of
 * load. Forked by `start-serving.ts`, and ends when its channel closes.
 */
import { setTimeout as pause } from "node:timers/promises";
import { ServiceBusClient } from "@azure/service-bus";
import { readCorpus } from "../corpus.ts";
import { makeBacklog } from "./backlog.ts";
import type { ServingAnswer, ServingRequest } from "./messages.ts";
import { postMany } from "./post-many.ts";
import { startServices } from "./services.ts";

const POLL_MS = 5;
const ACCEPTED = 202;

const bodies = await readCorpus("m");
const { services, serviceBus, delivered } = await startServices();
const client = new ServiceBusClient(services.serviceBus);

/** Does what is asked, and gives how long it took. */
async function serve(asked: ServingRequest): Promise<number> {
  switch (asked.kind) {
    case "post":
      return await postMany({ ...asked, bodies, status: ACCEPTED });
    case "backlog": {
      const startedMs = performance.now();
      await makeBacklog(client, { ...asked, templates: bodies });
      return performance.now() - startedMs;
    }
    case "drained": {
      const startedMs = performance.now();
      while (delivered() < asked.events || !isEmpty(asked.queue)) await pause(POLL_MS);
      return performance.now() - startedMs;
    }
  }
}

function isEmpty(queue: string): boolean {
  const { active, locked, scheduled } = serviceBus.counts(queue);
  return active + locked + scheduled === 0;
}

function tell(answer: ServingAnswer): void {
  process.send?.(answer);
}

process.on("disconnect", () => process.exit(0));
process.on("message", (asked: ServingRequest) => {
  serve(asked).then(
    (ms) => tell({ kind: "done", ms }),
    (error: unknown) =>
      tell({ kind: "failed", reason: error instanceof Error ? error.message : String(error) }),
  );
});
tell({ kind: "ready", services });
