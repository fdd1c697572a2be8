import { once } from "node:events";
import { join } from "node:path";
import { type Effort, type Figure, isFigures } from "./figure.ts";
import { forkPinned } from "./one-core.ts";
import type { TargetGroup } from "./targets.ts";

const PROCESS = join(import.meta.dirname, "process.ts");

/** No run takes longer, even on a busy machine: one that hangs is ended. */
const LIMIT_MS = 180_000;

/** Measures a group once, in a fresh process, so that no run profits from what another one has warmed up. */
export async function runGroup(group: TargetGroup, effort: Effort): Promise<readonly Figure[]> {
  const child = forkPinned({
    file: PROCESS,
    args: [group.name, effort.kind],
    nodeFlags: ["--expose-gc"],
    on: group.on,
  });
  const timer = setTimeout(() => child.kill("SIGKILL"), LIMIT_MS);
  let figures: readonly Figure[] | undefined;
  child.on("message", (message) => {
    if (isFigures(message)) figures = message;
  });
  const [code, signal] = await once(child, "exit");
  clearTimeout(timer);
  if (figures !== undefined) return figures;
  throw new Error(
    signal === null
      ? `its process ended with code ${code}; the error stands above`
      : `its process took longer than ${LIMIT_MS / 1_000} s and was ended`,
  );
}
