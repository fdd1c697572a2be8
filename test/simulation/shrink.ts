import type { Story } from "./story.ts";

/** A leaner story runs through other chances; a few seeds show whether it can still go wrong. */
const SEEDS = [1, 2, 3, 4, 5, 6, 7, 8];

/**
 * The shortest story that still breaks a promise: leaves out faults, posts and workers one by one, and makes what is
 * left plainer, for as long as some seed still breaks it.
 */
export async function shrink(story: Story, breaks: (story: Story) => Promise<boolean>): Promise<Story> {
  const stillBroken = async (candidate: Story): Promise<Story | undefined> => {
    for (const seed of [candidate.seed, ...SEEDS]) {
      if (await breaks({ ...candidate, seed })) return { ...candidate, seed };
    }
    return undefined;
  };
  const next = async (of: Story): Promise<Story | undefined> => {
    for (const candidate of shorterStories(of)) {
      const broken = await stillBroken(candidate);
      if (broken !== undefined) return broken;
    }
    return undefined;
  };
  let shortest = story;
  for (let shorter = await next(shortest); shorter !== undefined; shorter = await next(shortest)) {
    shortest = shorter;
  }
  return shortest;
}

function* shorterStories(story: Story): Generator<Story> {
  const { workers, posts, faults, outage, redrive } = story;
  if (outage !== undefined) yield { ...story, outage: undefined };
  if (redrive !== undefined) {
    yield { ...story, redrive: undefined };
    for (const index of redrive.runsAtMs.keys())
      yield { ...story, redrive: { ...redrive, runsAtMs: redrive.runsAtMs.toSpliced(index, 1) } };
  }
  for (const index of faults.keys()) yield { ...story, faults: faults.toSpliced(index, 1) };
  for (const index of posts.keys()) yield { ...story, posts: posts.toSpliced(index, 1) };
  if (workers.length > 1) {
    for (const index of workers.keys()) yield { ...story, workers: workers.toSpliced(index, 1) };
  }
  for (const [index, worker] of workers.entries()) {
    if (worker.skewMs !== 0) yield { ...story, workers: workers.with(index, { ...worker, skewMs: 0 }) };
  }
  for (const [index, post] of posts.entries()) {
    if (post.atMs !== 0) yield { ...story, posts: posts.with(index, { ...post, atMs: 0 }) };
    if (post.kind !== "good") yield { ...story, posts: posts.with(index, { ...post, kind: "good" }) };
    if (post.path === "queue") yield { ...story, posts: posts.with(index, { ...post, path: "webhook" }) };
  }
}
