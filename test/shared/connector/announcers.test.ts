import { expect, it } from "vitest";
import { memoryAnnouncer } from "../../../shared/connector/memory-announcer.ts";
import { OWN_ENDPOINT } from "../../../shared/connector/notice.ts";
import { queueAnnouncer } from "../../../shared/connector/queue-announcer.ts";
import { Failure } from "../../../shared/failure/failure.ts";
import { memoryInboundQueue } from "../../../shared/inbound/memory-inbound-queue.ts";
import { readQueueMessage } from "../../../shared/inbound/queue-format.ts";
import { readInboundBatch } from "../../../shared/pipeline/read-inbound-batch.ts";
import { within } from "../../../shared/retry/within.ts";
import { memorySpool } from "../../../shared/spool/memory-spool.ts";
import { rig } from "../pipeline/rig.ts";
import { announcerSuite, HOUR_MS, notice } from "./announcer-suite.ts";

announcerSuite("memory", () => {
  const announcer = memoryAnnouncer();
  return { announcer, told: async () => announcer.told() };
});

announcerSuite("the queue, and the pipeline behind it", () => {
  const inbound = memoryInboundQueue();
  const { ports, published, run } = rig({ inbound });
  const announcer = queueAnnouncer({ inbound, spool: memorySpool(), within }, 1_000);
  return {
    announcer,
    told: async () => {
      const due = inbound.take(HOUR_MS * 2);
      const metadata = { applicationPropertiesArray: due.map(({ properties }) => properties) };
      await run(...readInboundBatch({ bodies: due.map(({ body }) => body), metadata }, ports.nowMs()));
      return published().map(({ subject, data }) => ({ subject: String(subject), data: Object(data) }));
    },
  };
});

it("waits under a name that no endpoint can have, with its own time", async () => {
  const inbound = memoryInboundQueue();
  await queueAnnouncer({ inbound, spool: memorySpool(), within }, 1_000).announce(notice());
  const [message] = inbound.take(HOUR_MS * 2);
  if (message === undefined) throw new Error("expected a message");
  const waiting = readQueueMessage(message.body, message.properties);
  expect(waiting).toMatchObject({ endpoint: OWN_ENDPOINT, receivedAtMs: HOUR_MS + 60_000, path: "queue" });
});

it("goes into the spool while the queue takes nothing, and fails when that takes nothing either", async () => {
  const away = async (): Promise<never> => {
    throw new Failure("QUEUE_UNAVAILABLE", "away");
  };
  const spool = memorySpool();
  await queueAnnouncer({ inbound: { send: away }, spool, within }, 1_000).announce(notice());
  expect(await Array.fromAsync(spool.waiting())).toHaveLength(1);
  const nowhere = queueAnnouncer({ inbound: { send: away }, spool: { ...spool, put: away }, within }, 1_000);
  await expect(nowhere.announce(notice())).rejects.toThrow(
    expect.objectContaining({ code: "QUEUE_UNAVAILABLE" }),
  );
});
