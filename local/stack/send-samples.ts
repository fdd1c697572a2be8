import { type Sample, type SampleMark, samples } from "../dynamics/samples.ts";
import { registerRun } from "./register-run.ts";
import type { Stack } from "./start-stack.ts";
import type { MessageStory, Story } from "./stories/story.ts";

/** What became of a sample that did not end as it should. */
export interface SampleFault {
  readonly title: string;
  readonly reason: string;
}

/** A story that ends a message. */
type Ending = Story & MessageStory & { readonly kind: "published" | "duplicate" | "dead" };

/**
 * Registers the run with its simulated Dynamics, lets the samples happen there, and waits for the end of each.
 *
 * @param limitMs For all of them together.
 * @returns The samples that did not end as they should; none is what one hopes for.
 */
export async function sendSamples(stack: Stack, limitMs: number): Promise<readonly SampleFault[]> {
  const { run, dynamics } = stack;
  await registerRun(run);
  dynamics.finops.useEndpoint(run.webhooks.finops.url);
  const watch = watchEndings(stack);
  const over = AbortSignal.timeout(limitMs);
  const faults: SampleFault[] = [];
  try {
    for (const row of samples(dynamics)) {
      const found = await Promise.all(row.map((sample) => sendSample(sample, watch, over)));
      faults.push(...found.filter((fault) => fault !== undefined));
      if (over.aborted) break;
    }
    return faults;
  } finally {
    watch.stop();
  }
}

async function sendSample(
  { title, ends, happen }: Sample,
  watch: EndingWatch,
  over: AbortSignal,
): Promise<SampleFault | undefined> {
  try {
    const ending = await watch.endingOf(await happen(), over);
    if (ending === undefined) return { title, reason: "nothing was heard of it in time" };
    if (ending.kind !== ends) {
      const why = ending.kind === "dead" ? ` (${ending.code}: ${ending.reason})` : "";
      return { title, reason: `it ended ${ending.kind}${why} and not ${ends}` };
    }
    if (ending.kind === "published" && ending.missing.length > 0) {
      return { title, reason: `it was not delivered by ${ending.missing.join(", ")}` };
    }
    return undefined;
  } catch (error) {
    return { title, reason: error instanceof Error ? error.message : String(error) };
  }
}

interface EndingWatch {
  endingOf(mark: SampleMark, over: AbortSignal): Promise<Ending | undefined>;
  stop(): void;
}

/** Listens from before the first message is sent: its end may be told before its sender is answered. */
function watchEndings(stack: Stack): EndingWatch {
  const endings: Ending[] = [];
  let changed = Promise.withResolvers<void>();
  const stop = stack.on((story) => {
    if (story.kind !== "published" && story.kind !== "duplicate" && story.kind !== "dead") return;
    endings.push(story);
    changed.resolve();
    changed = Promise.withResolvers();
  });
  return {
    stop,
    endingOf: async (mark, over) => {
      const aborted = new Promise<void>((resolve) => over.addEventListener("abort", () => resolve()));
      while (!over.aborted) {
        const ending = endings.find((story) => bears(story, mark));
        if (ending !== undefined) return ending;
        await Promise.race([changed.promise, aborted]);
      }
      return undefined;
    },
  };
}

function bears(story: Ending, mark: SampleMark): boolean {
  if (mark.kind === "arrival") return story.arrival === mark.arrival;
  return story.kind !== "dead" && story.events.some(({ subject }) => subject === mark.subject);
}
