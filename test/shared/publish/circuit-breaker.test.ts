import { describe, expect, it } from "vitest";
import { Failure } from "../../../shared/failure/failure.ts";
import type { FailureCode } from "../../../shared/failure/failures.ts";
import { circuitBreaker } from "../../../shared/publish/circuit-breaker.ts";
import type { OutgoingEvent } from "../../../shared/publish/publisher.ts";

const LIMIT_MS = 180_000;
const policy = { failures: 3, probeMs: 10_000, ratePerSecond: 50 };

type Answers = (event: OutgoingEvent, nowMs: number) => FailureCode | undefined;

/** A topic behind a breaker, on a clock that only waiting moves. */
function rig(answer: Answers) {
  let nowMs = 0;
  const requests: { readonly atMs: number; readonly ids: readonly string[] }[] = [];
  const topic = {
    publish: async (events: readonly OutgoingEvent[]) => {
      requests.push({ atMs: nowMs, ids: events.map(({ id }) => id) });
      return events.map((event) => {
        const code = answer(event, nowMs);
        return code === undefined ? undefined : new Failure(code, "so it is told");
      });
    },
  };
  const ports = {
    nowMs: () => nowMs,
    random: () => 0.5,
    sleep: async (ms: number) => {
      nowMs += ms;
    },
  };
  const breaker = circuitBreaker(topic, policy, ports);
  const publish = async (...ids: readonly string[]) =>
    (
      await breaker.publish(
        ids.map((id) => ({ id, text: id })),
        LIMIT_MS,
      )
    ).map((failure) => failure?.code ?? "out");
  return { publish, breaker, requests };
}

const many = (count: number): readonly string[] => Array.from({ length: count }, (_, index) => String(index));

describe("publishing while the topic takes nothing", () => {
  it.each(["PUBLISH_UNAVAILABLE", "PUBLISH_THROTTLED", "PUBLISH_DENIED"] as const)(
    "lets messages wait without an attempt once %s is all that it says",
    async (code) => {
      const { publish, requests } = rig(() => code);
      expect([...(await publish("a", "b")), ...(await publish("a"))]).toEqual([code, code, code]);
      expect(await publish("a", "b")).toEqual(["CIRCUIT_OPEN", "CIRCUIT_OPEN"]);
      const before = requests.length;
      expect(await publish("c", "d")).toEqual(["CIRCUIT_OPEN", "CIRCUIT_OPEN"]);
      // Nothing but probes, one event each, a few in all.
      expect(requests.slice(3).every(({ ids }) => ids.length === 1)).toBe(true);
      expect(requests.length - before).toBeLessThanOrEqual(4);
    },
  );

  it.each(["PUBLISH_REFUSED", "EVENT_TOO_LARGE"] as const)(
    "stays as it is when events are to blame (%s)",
    async (code) => {
      const { publish } = rig(() => code);
      for (let time = 0; time < 9; time += 1) expect(await publish("a")).toEqual([code]);
    },
  );

  it("stays as it is while some events come through", async () => {
    const { publish } = rig(({ id }) => (id === "bad" ? "PUBLISH_UNAVAILABLE" : undefined));
    for (let time = 0; time < 9; time += 1)
      expect(await publish("bad", "good")).toEqual(["PUBLISH_UNAVAILABLE", "out"]);
  });

  it("gives each message that must wait a turn of its own, the oldest first", async () => {
    const { breaker, publish } = rig(() => "PUBLISH_UNAVAILABLE");
    for (let time = 0; time < 3; time += 1) await publish("x");
    const failures = await breaker.publish(
      many(4).map((id) => ({ id, text: id })),
      LIMIT_MS,
    );
    const turns = failures.map((failure) => failure?.afterMs ?? 0);
    expect(turns.map((turn) => turn - (turns[0] ?? 0))).toEqual([0, 20, 40, 60]);
    expect(turns[0]).toBeGreaterThan(0);
    expect(failures[0]?.message).toContain("PUBLISH_UNAVAILABLE");
  });
});

describe("publishing when the topic is back", () => {
  const backAtMs = 60_000;
  const away: Answers = (_event, nowMs) => (nowMs < backAtMs ? "PUBLISH_UNAVAILABLE" : undefined);

  it("sends one event first, then the others at a rate that grows, all in the same wait", async () => {
    const { publish, requests } = rig(away);
    for (let time = 0; time < 2; time += 1) await publish("x");
    expect(await publish(...many(200))).toEqual(many(200).map(() => "out"));
    const after = requests.filter(({ atMs }) => atMs >= backAtMs).map(({ ids }) => ids.length);
    expect(after).toEqual([1, 50, 50, 50, 49]);
    const times = requests.filter(({ atMs }) => atMs >= backAtMs).map(({ atMs }) => atMs);
    expect(times.slice(2).every((atMs, index) => atMs - (times[index + 1] ?? 0) >= 1_000)).toBe(true);
  });

  it("sends the oldest first, but for the one that showed that the topic is back", async () => {
    const { publish, requests } = rig(away);
    for (let time = 0; time < 2; time += 1) await publish("x");
    await publish(...many(120));
    const [probe, ...rest] = requests.filter(({ atMs }) => atMs >= backAtMs).flatMap(({ ids }) => ids);
    expect(rest).toEqual(many(120).filter((id) => id !== probe));
  });

  it("tries another event each time, so that none keeps the topic shut for the others", async () => {
    const { publish } = rig(({ id }, nowMs) => {
      if (nowMs === 0) return "PUBLISH_UNAVAILABLE";
      return id === "0" ? "PUBLISH_UNAVAILABLE" : undefined;
    });
    for (let time = 0; time < 2; time += 1) await publish("x");
    const answers = await publish(...many(3));
    expect(answers.slice(1)).toEqual(["out", "out"]);
  });

  it("forgets what was once it has taken all for a while", async () => {
    const { publish, requests } = rig(away);
    for (let time = 0; time < 3; time += 1) await publish("x");
    await publish(...many(40_000));
    await publish(...many(5_000));
    expect(requests.at(-1)?.ids).toHaveLength(5_000);
  });
});
