import { Failure } from "../failure/failure.ts";
import { FAILURES } from "../failure/failures.ts";
import type { PipelinePorts } from "./ports.ts";

/** How much of a batch's time one write may take: there is time left to try it again. */
export const WRITE_SHARE = 0.05;

/** A write to storage that hangs may have been done all the same: whoever repeats it writes under the same key. */
export async function written(
  work: Promise<void>,
  { within, deadlineMs }: Pick<PipelinePorts, "within" | "deadlineMs">,
): Promise<void> {
  const { next } = FAILURES.STORAGE_UNAVAILABLE;
  const late = (): Failure =>
    new Failure("STORAGE_UNAVAILABLE", `Expected a write to end in time, got no answer. ${next}`);
  await within(deadlineMs * WRITE_SHARE, work, late);
}
