import { readFile } from "node:fs/promises";
import { readWorkflow } from "../../shared/workflow/read-workflow.ts";
import type { Workflow } from "../../shared/workflow/workflow.ts";

/** The definition of the Logic App that is deployed. */
const DEFINITION = new URL("../../bicep/logic-app.json", import.meta.url);

/** @throws An error that names the file, and by its name what the local run does not know in it. */
export async function loadWorkflow(file: URL = DEFINITION): Promise<Workflow> {
  try {
    return readWorkflow(JSON.parse(await readFile(file, "utf8")));
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new Error(`The Logic App of ${file.pathname} cannot be run here. ${why}.`, { cause: error });
  }
}
