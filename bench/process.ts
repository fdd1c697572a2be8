/**
 * One run of one group of targets, in a process of its own: `process.ts <group> <full|short>`, forked by `run.ts`. It
 * tells its figures over the channel, or fails with its error on the error output.
 */
import { TARGET_GROUPS } from "./targets.ts";

const [name, kind] = process.argv.slice(2);
const group = TARGET_GROUPS.find((given) => given.name === name);
if (group === undefined || (kind !== "full" && kind !== "short") || process.send === undefined)
  throw new Error(
    "Expected a group's name and full or short, and a parent to tell the figures. Run npm run bench.",
  );

process.on("disconnect", () => process.exit(1));
const figures = await group.measure({ kind });
process.send(figures, () => process.exit(0));
