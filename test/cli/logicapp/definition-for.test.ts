import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { definitionFor } from "../../../cli/logicapp/definition-for.ts";
import { schemaForDesigner } from "../../../cli/logicapp/schema-for-designer.ts";
import { fitsSchema } from "../../../local/subscribers/fits-schema.ts";
import { workflowFaults } from "../../../shared/workflow/check-workflow.ts";
import { readWorkflow } from "../../../shared/workflow/read-workflow.ts";
import { runWorkflow } from "../../../shared/workflow/run-workflow.ts";
import { CONTRACTS } from "../../shared/workflow/contracts.ts";

interface Example {
  readonly examples: readonly object[];
}

const json = (path: string) => JSON.parse(readFileSync(`schemas/${path}`, "utf8"));
const envelope: Example = json("envelope/1.0.json");
const catalogue: {
  readonly types: readonly { readonly title: string; readonly example: string; readonly schema: string }[];
} = json("index.json");

/** What the connector gives for an event. */
function message(event: object): Readonly<Record<string, string>> {
  return { ContentData: Buffer.from(JSON.stringify(event)).toString("base64"), LockToken: "token" };
}

it("puts what a schema refers to in the place of the reference", () => {
  const data = json("dataverse/row-event/1.0.json");
  const { properties } = schemaForDesigner(json("envelope/1.0.json"), data);
  expect(properties).toMatchObject({
    data: {
      properties: {
        actor: { properties: { userId: { type: "string" } } },
        execution: { properties: { committed: { enum: ["unknown"] } } },
      },
    },
  });
});

describe.each(catalogue.types)("the definition for «$title»", ({ example: type, schema }) => {
  const contract: Example = json(schema);
  const definition = definitionFor({ type, queue: "contacts", envelope, data: contract });
  const workflow = readWorkflow(definition);

  it("fits the events", () => {
    expect(workflowFaults(workflow, CONTRACTS)).toEqual([]);
  });

  it.each(contract.examples)("works on its example %#, and completes its message", (data) => {
    const event = { ...envelope.examples[0], type, data };
    const run = runWorkflow(workflow, message(event), fitsSchema());
    expect(run).toMatchObject({ taken: ["Is_it_meant → true", "Has_its_data → true"], failures: [] });
    expect(run.settled).toMatchObject({ how: "complete", inputs: { path: "/contacts/messages/complete" } });
  });

  it("says where the data of a large event are, and leaves other types alone", () => {
    const { data: _data, ...event } = {
      ...json("envelope/1.0.json").examples[0],
      type,
      dataref: "https://x",
    };
    expect(runWorkflow(workflow, message(event), fitsSchema()).taken).toContain("Has_its_data → false");
    const other = { ...event, type: "com.dynamics365.other.v1" };
    expect(runWorkflow(workflow, message(other), fitsSchema()).taken).toEqual(["Is_it_meant → false"]);
  });

  it("gives to the dead letters an event that breaks its contract", () => {
    const event = { ...envelope.examples[0], type, data: 5 };
    expect(runWorkflow(workflow, message(event), fitsSchema()).settled?.how).toBe("deadLetter");
  });

  it("names each member of the data, so that the designer offers it", () => {
    const { properties } = json(schema);
    const text = JSON.stringify(definition);
    for (const name of Object.keys(properties)) expect(text).toContain(`"${name}":{`);
    expect(text).not.toMatch(/"\$ref"|"const"|"\$defs"/);
  });
});
