import { expect, it } from "vitest";
import { loadApp } from "../../../local/functions/load-app.ts";

it("registers health alone when the settings are wrong", async () => {
  process.env.ENDPOINTS = "not JSON";
  const app = await loadApp("dist");
  expect(app.functions.map(({ name }) => name)).toEqual(["health"]);
  await app.terminate();
});
