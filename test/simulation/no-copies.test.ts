import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { MUTATIONS } from "./mutations.ts";
import { checkPromises } from "./promises.ts";
import { runStory } from "./run-story.ts";
import type { Outage, Post, Story } from "./story.ts";
import { TIMES } from "./times.ts";
import { runWorld } from "./world.ts";

const MINUTE_MS = 60_000;
const HALF_AN_HOUR_MS = 30 * MINUTE_MS;

const good = (event: number, path: Post["path"], atMs: number): Post => ({ atMs, event, path, kind: "good" });

function story(of: Outage["of"], ledger: Story["ledger"], workers: number): Story {
  return {
    seed: 3,
    ledger,
    workers: Array.from({ length: workers }, (_, index) => ({ skewMs: index * 9_000, build: "older" })),
    faults: [],
    // In one batch with those that need another try stands one that is over at once.
    posts: [
      good(0, "webhook", 1_000),
      good(1, "queue", 1_000),
      good(2, "webhook", 10 * MINUTE_MS),
      { atMs: 1_000, event: 0, path: "webhook", kind: "malformed" },
      { atMs: 1_000, event: 1, path: "webhook", kind: "unknown" },
    ],
    outage: { fromMs: 0, forMs: HALF_AN_HOUR_MS, of },
  };
}

const SHUT: readonly (readonly [string, Outage["of"]])[] = [
  ["inbound is full", ["topic", "inbound"]],
  ["nothing may be sent", ["topic", "inbound", "isolate"]],
  ["inbound is full and the spool away", ["topic", "inbound", "spool"]],
  ["nothing may be sent and the spool is away", ["topic", "inbound", "isolate", "spool"]],
];

describe("half an hour in which no copy can be scheduled, with the topic away as well", () => {
  for (const ledger of ["memory", "table"] as const) {
    it.each(SHUT)(
      `loses nothing and burns no deliveries when %s, with a ledger in ${ledger}`,
      async (_what, of) => {
        for (const workers of [1, 2, 3]) {
          const { world, breaches } = await runWorld(story(of, ledger, workers), undefined, undefined);
          checkPromises(world, TIMES.policy.attempts);
          expect(breaches).toEqual([]);
          expect([...world.topic.values()].flat()).toHaveLength(3);
          expect(
            world.deadLetters
              .all()
              .map(({ code }) => code)
              .toSorted(),
          ).toEqual(["ENDPOINT_UNKNOWN", "PAYLOAD_MALFORMED"]);
          expect([world.inbound, world.edge, world.isolate].flatMap((queue) => queue.dead())).toEqual([]);
        }
      },
    );
  }

  it("burns deliveries when a batch goes back at once", async () => {
    const mutation = MUTATIONS.find(({ name }) => name.endsWith("goes back at once"));
    const { breaches } = await runStory(story(["topic", "inbound", "isolate", "spool"], "memory", 1), {
      mutation,
    });
    expect(breaches.map(({ what }) => what).join()).toContain("burnt its deliveries");
  });

  it("leaves more than twice the deliveries that half an hour can burn", () => {
    const burnt = Math.ceil(HALF_AN_HOUR_MS / TIMES.deadlineMs);
    expect(burnt).toBe(8);
    expect(TIMES.maxDeliveries).toBeGreaterThan(2 * burnt);
  });

  it("counts on what the topology says of each inward queue", () => {
    const topology: {
      readonly serviceBus: {
        readonly UserConfig: {
          readonly Namespaces: readonly {
            readonly Queues: readonly {
              readonly Name: string;
              readonly Properties: { readonly MaxDeliveryCount: number };
            }[];
          }[];
        };
      };
    } = JSON.parse(readFileSync("topology.json", "utf8"));
    const inward = topology.serviceBus.UserConfig.Namespaces.flatMap(({ Queues }) => Queues).filter(
      ({ Name }) => /^(?:inbound|isolate|from-.*)$/.test(Name),
    );
    expect(inward.length).toBeGreaterThan(3);
    for (const { Name, Properties } of inward)
      expect([Name, Properties.MaxDeliveryCount]).toEqual([Name, TIMES.maxDeliveries]);
  });
});
