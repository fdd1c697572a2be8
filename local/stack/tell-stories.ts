import { styleText } from "node:util";
import type { Stack } from "./start-stack.ts";
import { fewerLines, type Untold } from "./stories/fewer-lines.ts";
import { type Paint, storyText } from "./stories/story-text.ts";

const SWEEP_MS = 250;

/** Colours only where a terminal shows them and NO_COLOR does not forbid it. */
export const paint: Paint = (colour, text) => styleText(colour, text, { stream: process.stdout });

/** Writes each story of a run to standard output; the returned function writes what is left and ends that. */
export function tellStories(stack: Stack, json: boolean): () => void {
  const write = (line: string): void => void process.stdout.write(`${line}\n`);
  const fewer = fewerLines(
    (story) => write(json ? JSON.stringify(story) : storyText(story, paint)),
    (untold) => write(json ? JSON.stringify({ kind: "more", untold }) : untoldText(untold)),
  );
  const silence = stack.on((story) => fewer.story(story, Date.now()));
  const sweep = setInterval(() => fewer.sweep(Date.now()), SWEEP_MS);
  return () => {
    silence();
    clearInterval(sweep);
    fewer.sweep(Number.POSITIVE_INFINITY);
  };
}

function untoldText(untold: Untold): string {
  const count = Object.values(untold).reduce((sum, each) => sum + each, 0);
  const kinds = Object.entries(untold).map(([kind, each]) => `${each} ${kind}`);
  return paint("dim", `… and ${count} more in this second: ${kinds.join(", ")}`);
}
