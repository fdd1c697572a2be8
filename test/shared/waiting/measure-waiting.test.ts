import { describe, expect, it } from "vitest";
import { memoryDeadLetters } from "../../../shared/deadletter/memory-dead-letters.ts";
import { Failure } from "../../../shared/failure/failure.ts";
import { within } from "../../../shared/retry/within.ts";
import { memorySpool } from "../../../shared/spool/memory-spool.ts";
import { makeMeter } from "../../../shared/telemetry/meter.ts";
import { type MeasurePorts, measureWaiting } from "../../../shared/waiting/measure-waiting.ts";
import { memoryWaitingQueue } from "../../../shared/waiting/memory-waiting-queue.ts";
import type { WaitingQueue } from "../../../shared/waiting/waiting-queue.ts";
import { LETTER } from "../deadletter/letter.ts";

const NOW = Date.UTC(2026, 10, 23, 9);

/** The counts of dead letters: those that are not named are 0. */
function dead(counts: Readonly<Record<string, number>>): readonly string[] {
  return ["held", "new", "quarantined"].flatMap((state) =>
    ["eventgrid", "pipeline", "queue"].map((stream) => {
      const dimensions = `${state} ${stream}`;
      return `dead.letters ${dimensions}: ${counts[dimensions] ?? 0}`;
    }),
  );
}

const NO_DEAD = dead({});

/** What is measured, as `name dimension: value`. */
async function measured(ports: Partial<MeasurePorts>): Promise<readonly string[]> {
  const meter = makeMeter(0);
  await measureWaiting({
    deadLetters: memoryDeadLetters(),
    queues: new Map(),
    spool: memorySpool(),
    meter,
    nowMs: () => NOW,
    within,
    ...ports,
  });
  return meter
    .take()
    .map(({ name, sum, dimensions }) => `${[name, ...Object.values(dimensions)].join(" ")}: ${sum}`);
}

describe("what waits", () => {
  it("is measured of each queue and of the spool", async () => {
    const inbound = memoryWaitingQueue();
    inbound.wait(NOW - 61_000);
    inbound.wait(NOW - 2_000);
    inbound.expel();
    const spool = memorySpool();
    await spool.put({ messageId: "a#0", body: Buffer.from("{}"), properties: {} });
    const queues = new Map([
      ["inbound", inbound],
      ["from-sales", memoryWaitingQueue()],
    ]);
    expect((await measured({ queues, spool })).toSorted()).toEqual([
      ...NO_DEAD,
      "queue.expelled from-sales: 0",
      "queue.expelled inbound: 1",
      "queue.oldest from-sales: 0",
      "queue.oldest inbound: 61000",
      "queue.waiting from-sales: 0",
      "queue.waiting inbound: 2",
      "spool.waiting: 1",
    ]);
  });

  it("is measured of the dead letters that wait for a person, those of foreign organizations and of each stream apart", async () => {
    const deadLetters = memoryDeadLetters();
    const codes = [
      "PAYLOAD_EMPTY",
      "PAYLOAD_EMPTY",
      "LOOP_HELD",
      "ORGANIZATION_FOREIGN",
      "UNEXPECTED",
    ] as const;
    for (const [index, code] of codes.entries())
      await deadLetters.keep({ ...LETTER, arrival: `0000000000${index}-a`, code }, NOW);
    await deadLetters.resolve("00000000001-a", NOW);
    await deadLetters.keep({ ...LETTER, arrival: "00000000009-a", stream: "eventgrid" }, NOW);
    expect((await measured({ deadLetters })).toSorted()).toEqual([
      ...dead({ "held pipeline": 1, "new pipeline": 2, "quarantined pipeline": 1, "new eventgrid": 1 }),
      "spool.waiting: 0",
    ]);
  });

  it("is measured of the other parts when one fails, and that one is named with its code", async () => {
    const away: Pick<WaitingQueue, "look"> = {
      look: () => Promise.reject(new Failure("QUEUE_UNAVAILABLE", "Expected the queue, got nothing.")),
    };
    expect((await measured({ queues: new Map([["inbound", away]]) })).toSorted()).toEqual([
      ...NO_DEAD,
      "metering.failures inbound QUEUE_UNAVAILABLE: 1",
      "spool.waiting: 0",
    ]);
  });

  it("is measured of the other parts when one hangs", async () => {
    const hanging: Pick<WaitingQueue, "look"> = { look: () => new Promise(() => undefined) };
    const atOnce: MeasurePorts["within"] = (_ms, work, late) => within(1, work, late);
    const lines = await measured({ queues: new Map([["inbound", hanging]]), within: atOnce });
    expect(lines.toSorted()).toEqual([
      ...NO_DEAD,
      "metering.failures inbound UNEXPECTED: 1",
      "spool.waiting: 0",
    ]);
  });
});
