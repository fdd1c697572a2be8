import { describe, expect, it } from "vitest";
import { announcedLetters } from "../../../shared/connector/announced-letters.ts";
import { OWN_ENDPOINT } from "../../../shared/connector/notice.ts";
import { queueAnnouncer } from "../../../shared/connector/queue-announcer.ts";
import { quietAnnouncer } from "../../../shared/connector/quiet-announcer.ts";
import { memoryDeadLetters } from "../../../shared/deadletter/memory-dead-letters.ts";
import { Failure } from "../../../shared/failure/failure.ts";
import { memoryInboundQueue } from "../../../shared/inbound/memory-inbound-queue.ts";
import { processBatch } from "../../../shared/pipeline/process-batch.ts";
import { readInboundBatch } from "../../../shared/pipeline/read-inbound-batch.ts";
import { memoryPublisher } from "../../../shared/publish/memory-publisher.ts";
import { within } from "../../../shared/retry/within.ts";
import { memorySpool } from "../../../shared/spool/memory-spool.ts";
import { makeMeter } from "../../../shared/telemetry/meter.ts";
import { notice } from "../connector/announcer-suite.ts";
import { raw, rig } from "./rig.ts";

/** A pipeline whose dead letters are announced over its own queue, as in the app. */
function announcing() {
  const inbound = memoryInboundQueue();
  const announcer = queueAnnouncer({ inbound, spool: memorySpool(), within }, 1_000);
  const letters = memoryDeadLetters();
  const topic = memoryPublisher();
  let isAway = false;
  const made = rig({
    inbound,
    deadLetters: announcedLetters(letters, quietAnnouncer(announcer, makeMeter(0))),
    publisher: {
      publish: (events, limitMs) =>
        isAway
          ? Promise.resolve(events.map(() => new Failure("PUBLISH_UNAVAILABLE", "away")))
          : topic.publish(events, limitMs),
    },
  });
  return {
    ...made,
    announcer,
    letters,
    topicIsAway: (away: boolean): void => {
      isAway = away;
    },
    published: () => topic.published.map((text): Record<string, unknown> => JSON.parse(text)),
    /** Runs all that waits on the queue, however late it is due. */
    runQueue: async (): Promise<readonly string[]> => {
      const due = inbound.take(made.nowMs() + 3_600_000);
      const metadata = { applicationPropertiesArray: due.map(({ properties }) => properties) };
      const items = readInboundBatch({ bodies: due.map(({ body }) => body), metadata }, made.nowMs());
      return (await made.run(...items)).map(({ kind }) => kind);
    },
  };
}

describe("the connector's own events", () => {
  it("tell of a dead letter on the same topic, claimed and published like any other", async () => {
    const { run, runQueue, published, letters } = announcing();
    await run(raw("{"));
    expect(await runQueue()).toEqual(["published"]);
    const [key] = letters.all().map(({ arrival }) => arrival);
    expect(published()).toMatchObject([
      {
        id: expect.stringMatching(/^cn1-u-[0-9a-f]{16}-[0-9a-f]{32}$/),
        type: "com.dynamics365.connector.deadletter.created.v1",
        source: "urn:dynamics365:connector:topic.example",
        subject: `deadletter/${key}`,
        dataschema: "https://contoso.example/schemas/connector/dead-letter/1.0.json",
        dataquality: "complete",
        data: { deadLetter: key, code: "PAYLOAD_MALFORMED", endpoint: "erp", kind: "finops" },
      },
    ]);
  });

  it("go out once for a cause, also when it is told a day later in other words", async () => {
    const { runQueue, published, announcer, nowMs } = announcing();
    await announcer.announce(notice({ atMs: nowMs() }));
    expect(await runQueue()).toEqual(["published"]);
    const { data } = notice();
    await announcer.announce(
      notice({ atMs: nowMs() + 86_400_000, data: { ...data, deadLetter: "another" } }),
    );
    expect(await runQueue()).toEqual(["duplicate"]);
    expect(published().map((event) => event.data)).toEqual([data]);
  });

  it("wait while the topic takes nothing, and go out later", async () => {
    const { run, runQueue, topicIsAway, published } = announcing();
    await run(raw("{"));
    topicIsAway(true);
    expect(await runQueue()).toEqual(["retry"]);
    topicIsAway(false);
    expect(await runQueue()).toEqual(["published"]);
    expect(published()).toHaveLength(1);
  });

  it("that never go out become a dead letter, of which nothing is told", async () => {
    const { run, runQueue, topicIsAway, letters } = announcing();
    await run(raw("{"));
    topicIsAway(true);
    for (const end of ["retry", "retry", "dead"]) expect(await runQueue()).toEqual([end]);
    expect(letters.all().map(({ endpoint }) => endpoint)).toEqual(["erp", OWN_ENDPOINT]);
    expect(await runQueue()).toEqual([]);
  });

  it("that cannot be read become a dead letter, of which nothing is told", async () => {
    const { run, runQueue, published } = announcing();
    const outcomes = await run(raw('{"happening":"sun.risen"}', { endpoint: OWN_ENDPOINT }));
    expect(outcomes).toMatchObject([{ kind: "dead", failure: { code: "SOURCE_MISMATCH" } }]);
    expect(await runQueue()).toEqual([]);
    expect(published()).toEqual([]);
  });
});

describe("a dead letter of the pipeline", () => {
  it("tells which organization was foreign, once an hour", async () => {
    const { ports, runQueue, published } = announcing();
    const [endpoint] = ports.endpoints.values();
    if (endpoint === undefined) throw new Error("expected an endpoint");
    const foreign = { ...ports, endpoints: new Map([["erp", { ...endpoint, organizations: ["usmf"] }]]) };
    const body = JSON.stringify({ BusinessEventId: "X", EventId: "1", LegalEntity: "usrt" });
    await processBatch([raw(body), raw(body)], foreign);
    expect(await runQueue()).toEqual(["published", "published", "published"]);
    const told = published().filter(({ type }) => String(type).includes("organization.quarantined"));
    expect(told.map(({ data }) => data)).toMatchObject([
      { endpoint: "erp", organizations: ["usrt"], hour: "2026-11-23T09Z" },
    ]);
  });
});
