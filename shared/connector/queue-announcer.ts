import { arrivalId } from "../inbound/arrival.ts";
import type { InboundQueue } from "../inbound/inbound-queue.ts";
import { toQueueMessage } from "../inbound/queue-format.ts";
import { firstWait } from "../inbound/waiting-message.ts";
import type { Within } from "../retry/within.ts";
import { sendOrSpool } from "../spool/send-or-spool.ts";
import type { Spool } from "../spool/spool.ts";
import type { Announcer } from "./announcer.ts";
import { OWN_ENDPOINT } from "./notice.ts";

interface AnnouncerPorts {
  readonly inbound: InboundQueue;
  readonly spool: Spool;
  readonly within: Within;
}

/**
 * Puts notices on the queue `inbound`, so that they go the way of all messages: they are claimed, published, tried
 * again and in the end dead letters like any other. What is told twice has one event id, which the ledger knows.
 *
 * @param limitMs How long queue and spool may take, each.
 */
export function queueAnnouncer(ports: AnnouncerPorts, limitMs: number): Announcer {
  return {
    async announce({ happening, subject, cause, atMs, data }) {
      const bytes = Buffer.from(JSON.stringify({ happening, subject, cause, data }));
      const message = firstWait({
        arrival: arrivalId(atMs, [OWN_ENDPOINT, happening, ...cause]),
        endpoint: OWN_ENDPOINT,
        path: "queue",
        receivedAtMs: atMs,
        contentType: "application/json",
        headers: {},
        properties: {},
        traceparent: undefined,
        body: { kind: "inline", bytes },
      });
      await sendOrSpool({ message: toQueueMessage(message) }, limitMs, ports);
    },
  };
}
