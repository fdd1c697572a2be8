import { CALLS, type Call, type Fault, HOWS, type How } from "./fault.ts";
import { type Ending, runStory } from "./run-story.ts";
import type { Post, Story } from "./story.ts";
import { tellStory } from "./story.ts";

/** How long a late answer or a stall lasts: within the deadline, past it, past the lease, past all. */
export const LENGTHS: Readonly<Partial<Record<How, readonly number[]>>> = {
  "is late": [20_000, 230_000, 500_000],
  stalls: [20_000, 250_000, 500_000, 1_500_000],
};

const post = (kind: Post["kind"], event: number, path: Post["path"], atMs = 0): Post => ({
  atMs,
  event,
  path,
  kind,
});

const WORKERS = [
  { skewMs: 14_000, build: "older" },
  { skewMs: -14_000, build: "older" },
] as const;

export const ALL_KINDS: Story = {
  seed: 1,
  ledger: "memory",
  workers: WORKERS,
  faults: [],
  posts: [
    post("good", 0, "webhook"),
    post("good", 0, "queue", 10),
    post("good", 0, "webhook", 400_000),
    post("stored", 1, "webhook"),
    post("rival", 1, "queue"),
    post("malformed", 0, "webhook"),
    post("refused", 2, "queue"),
    post("unknown", 2, "webhook"),
  ],
};

export const TWO_OF_ONE: Story = {
  ...ALL_KINDS,
  posts: [post("stored", 0, "webhook"), post("good", 0, "queue", 100)],
};

export const ON_TABLES: Story = { ...TWO_OF_ONE, ledger: "table" };

export const LARGE: Story = {
  ...ON_TABLES,
  posts: [post("large", 0, "webhook"), post("large", 0, "queue", 100)],
};

export const DYING: Story = {
  ...ALL_KINDS,
  posts: [post("refused", 0, "webhook"), post("malformed", 0, "queue")],
};

/** What died is sent again by two operators at once, and by one after the other where a run broke off. */
export const REDRIVEN: Story = {
  ...ALL_KINDS,
  posts: [
    post("refused", 0, "webhook"),
    post("unknown", 1, "webhook"),
    post("malformed", 2, "queue"),
    post("good", 1, "queue", 100),
  ],
  redrive: { mendedAtMs: 3_600_000, runsAtMs: [3_700_000, 3_700_000, 5_200_000, 6_700_000] },
};

export const WITH_KILLER: Story = {
  ...ALL_KINDS,
  posts: [post("good", 0, "webhook"), post("killer", 1, "webhook"), post("good", 2, "webhook")],
};

/** In pairs, the one length of each that matters most. */
export const ONE_LENGTH: typeof LENGTHS = { "is late": [230_000], stalls: [500_000] };

/** Each call of a run, each in every way that it can go wrong. */
export function everyFault(
  calls: ReadonlyMap<string, number>,
  lengths: typeof LENGTHS,
  among: readonly Call[] = CALLS,
): readonly Fault[] {
  return among.flatMap((call) =>
    Array.from({ length: calls.get(call) ?? 0 }, (_, index) =>
      HOWS.flatMap((how) => (lengths[how] ?? [0]).map((ms) => ({ call, nth: index + 1, how, ms }))),
    ).flat(),
  );
}

export async function breaches(
  story: Story,
): Promise<Pick<Ending, "calls" | "letters"> & { readonly text: string }> {
  const { breaches: found, calls, letters } = await runStory(story);
  const lines = found.map(({ promise, what }) => `${promise}: ${what}`);
  return { calls, letters, text: lines.length === 0 ? "" : [tellStory(story), ...lines].join("\n") };
}
