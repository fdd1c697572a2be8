import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, describe, expect, it } from "vitest";
import { fitsSchema } from "../../../local/subscribers/fits-schema.ts";
import { loadWorkflow } from "../../../local/subscribers/workflow-file.ts";

describe("the definition that the local run starts with", () => {
  const folder = mkdtempSync(join(tmpdir(), "workflow-"));
  afterAll(() => rmSync(folder, { recursive: true }));

  it("is the one that is deployed", async () => {
    const { actions } = await loadWorkflow();
    expect(actions.map(({ name }) => name)).toEqual(["Event", "By_type", "Complete", "Dead_letter"]);
  });

  it("is refused with the name of a function that is not known, and of those that are", async () => {
    const file = pathToFileURL(join(folder, "logic-app.json"));
    writeFileSync(
      file,
      readFileSync("bicep/logic-app.json", "utf8").replace("base64ToString", "base64ToBinary"),
    );
    await expect(loadWorkflow(file)).rejects.toThrow(
      /^The Logic App of .*logic-app\.json cannot be run here\. actions\.Event\.inputs\.content: the function base64ToBinary is not known here; known are triggerBody, .*base64ToString/,
    );
  });
});

describe("holding JSON to a schema", () => {
  const schema = {
    type: "object",
    required: ["id"],
    properties: { time: { type: "string", format: "date-time" } },
  };

  it.each([
    [{ id: "1" }, true],
    [{}, false],
    [{ id: "1", time: 5 }, false],
    [{ id: "1", time: "no time" }, true],
    ["text", false],
  ])("%j: %s", (value, fits) => {
    expect(fitsSchema()(schema, value)).toBe(fits);
  });
});
