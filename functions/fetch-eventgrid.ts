import { app } from "@azure/functions";
import { noticedBlob } from "../shared/deadletter/blob-notice.ts";
import { type EventGridFetchPorts, fetchBlob, fetchSinceMark } from "../shared/deadletter/fetch-eventgrid.ts";
import { brokerMessages } from "../shared/pipeline/broker-batch.ts";
import { NAMES } from "../shared/settings/names.ts";
import { logOf } from "./log.ts";
import { queueTrigger } from "./queue-trigger.ts";
import { slowlyGivenBack } from "./slowly-given-back.ts";

/** What Event Grid could not deliver: told by Storage as soon as it is written, and looked for every hour. */
export function registerFetchEventGrid(
  ports: EventGridFetchPorts,
  sleep: (ms: number) => Promise<void>,
): void {
  app.generic("fetch-eventgrid", {
    trigger: queueTrigger(NAMES.eventGridDeadQueue, "SERVICE_BUS_CORE"),
    handler: (bodies, context) =>
      slowlyGivenBack(sleep, async () => {
        const batch = { bodies, metadata: context.triggerMetadata };
        const log = logOf(context);
        for (const { body } of brokerMessages(batch, ports.nowMs())) {
          const name = noticedBlob(body, NAMES.eventGridDeadContainer);
          if (name !== undefined) await fetchBlob(name, ports, log);
          else
            log("warn", { event: "notice.ignored", queue: NAMES.eventGridDeadQueue, bytes: body.byteLength });
        }
      }),
  });
  app.timer("list-eventgrid", {
    schedule: "0 7 * * * *",
    handler: (_timer, context) => fetchSinceMark(ports, logOf(context)),
  });
}
