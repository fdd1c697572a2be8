import { rm } from "node:fs/promises";
import { expect, it } from "vitest";
import { BREAKINGS, breakApp, isBreaking } from "../../chaos/broken-app.ts";

it.each(Object.keys(BREAKINGS))("finds in the built app what %s breaks, in one place", async (breaking) => {
  if (!isBreaking(breaking)) throw new Error(`Expected a way to break the app, got ${breaking}.`);
  const broken = await breakApp("dist", breaking);
  expect(broken).toContain("broken-app-");
  await rm(broken, { recursive: true });
});
