import { readdirSync, readFileSync } from "node:fs";
import { beforeAll, describe, expect, it } from "vitest";
import { contextOf } from "../../../../local/dynamics/dataverse/jobs/context-of.ts";
import { messageBody } from "../../../../local/dynamics/dataverse/jobs/message-body.ts";
import {
  createRow,
  deleteRow,
  updateRow,
} from "../../../../local/dynamics/dataverse/operations/write-row.ts";
import { stableGuid } from "../../../../local/dynamics/dataverse/rows/stable-guid.ts";
import type { Columns } from "../../../../local/dynamics/dataverse/rows/value.ts";
import type { ContextModel } from "../../../../local/dynamics/writers/model.ts";
import type { EventDraft } from "../../../../shared/cloudevents/event-draft.ts";
import { understandDataverse } from "../../../../shared/dataverse/understand-dataverse.ts";
import { differences, shapesIn } from "./body-shape.ts";
import { memoryWorld, tableOf } from "./memory-world.ts";

const NOW_MS = Date.parse("2026-11-25T08:30:44.213Z");
const JOB = stableGuid("a job");
const FIXTURES = new URL("../../../fixtures/dataverse-json/", import.meta.url);
const ADA = stableGuid("contact ada");

const CONTEXT_NAMES = ["update", "create async", "create sync", "delete sync", "delete async"] as const;
let contexts: Readonly<Record<(typeof CONTEXT_NAMES)[number], ContextModel>>;

const PROJECT: Columns = {
  contoso_name: "Mill",
  contoso_budget: 2154.32,
  contoso_progress: 10.01,
  contoso_distance: 2365.12,
  contoso_headcount: 987_654_321,
  contoso_billable: true,
  contoso_kickoff: "2026-11-26T07:00:00Z",
  contoso_notes: "one\ntwo",
  contoso_phase: 826_490_001,
  contoso_skills: [826_490_000, 826_490_001],
  contoso_accountid: { table: "account", id: stableGuid("account engines") },
};

/** What a change of one row reports. */
async function reported(
  message: "Create" | "Update" | "Delete",
  table: string,
  mode: 0 | 1,
  given: Columns = {},
): Promise<ContextModel> {
  const memory = memoryWorld(NOW_MS);
  const step = await memory.step(message, table, { mode });
  if (message === "Update") {
    await memory.image(step, { entityalias: "before", imagetype: 2, attributes: "lastname,statuscode" });
  }
  await memory.write(async (request) => {
    if (message === "Create") await createRow(memory.world, request, tableOf(table), given);
    if (message === "Update") await updateRow(memory.world, request, tableOf(table), ADA, given);
    if (message === "Delete") {
      await deleteRow(memory.world, request, tableOf(table), stableGuid("account engines"));
    }
  });
  const [run] = memory.runs;
  if (run === undefined) throw new Error("No step ran.");
  return contextOf(run, memory.world.store, { jobId: mode === 1 ? JOB : undefined, atMs: NOW_MS });
}

beforeAll(async () => {
  contexts = {
    update: await reported("Update", "contact", 1, { lastname: "Lovelace", fax: null }),
    "create async": await reported("Create", "contoso_project", 1, PROJECT),
    "create sync": await reported("Create", "contoso_project", 0, PROJECT),
    "delete sync": await reported("Delete", "account", 0),
    "delete async": await reported("Delete", "account", 1),
  };
});

function real(file: string): unknown {
  return JSON.parse(readFileSync(new URL(file, FIXTURES), "utf8"));
}

function ours(name: keyof typeof contexts): unknown {
  return JSON.parse(messageBody(contexts[name], 2, Number.POSITIVE_INFINITY).bytes.toString());
}

describe("a body of the simulated Dataverse, member by member beside a real one", () => {
  /** All that differs, each with its reason. */
  it.each([
    [
      "update",
      "update-contact-async-docs.json",
      // The article's body is of 2017: the members that came later, and the request's id.
      [
        ".InitiatingUserAgent: only in ours",
        ".InitiatingUserAzureActiveDirectoryObjectId: only in ours",
        ".UserAzureActiveDirectoryObjectId: only in ours",
        ".ParentContext.InitiatingUserAgent: only in ours",
        ".ParentContext.InitiatingUserAzureActiveDirectoryObjectId: only in ours",
        ".ParentContext.UserAzureActiveDirectoryObjectId: only in ours",
        ".ParentContext.RequestId: guid instead of null",
        ".RequestId: guid instead of null",
      ],
    ],
    [
      "create async",
      "create-alltypes-async.json",
      // The body of 2020 is from before InitiatingUserAgent.
      [".InitiatingUserAgent: only in ours", ".ParentContext.InitiatingUserAgent: only in ours"],
    ],
    // Its owner added `Unknown`.
    ["create sync", "create-allfields-sync.json", [".Unknown: only in theirs"]],
    ["delete sync", "delete-account-sync.json", []],
    ["update", "update-msdyn_agentstatus-async.json", []],
  ] as const)("%s: %s", (name, file, expected) => {
    expect(differences(ours(name), real(file))).toEqual(expected);
  });

  it("holds no object whose members, or their order, no real body has", () => {
    const known = new Set<string>();
    for (const file of readdirSync(FIXTURES).filter((each) => /(async|sync|docs|type)\.json$/.test(each))) {
      shapesIn(real(file), known);
    }
    for (const name of CONTEXT_NAMES) {
      const unknown = [...shapesIn(ours(name))].filter((shape) => !known.has(shape));
      expect(unknown, name).toEqual([]);
    }
  });
});

describe("what the connector understands of a body", () => {
  const formats = { 1: "application/msbin1", 2: "application/json", 3: "application/xml" } as const;

  function understood(context: ContextModel, format: 1 | 2 | 3): readonly EventDraft[] {
    const queueFormat = ({ 1: "msbin1", 2: "json", 3: "xml" } as const)[format];
    return understandDataverse({
      endpoint: {
        name: "dataverse",
        kind: "dataverse",
        environment: "contoso",
        webhook: true,
        queueFormat,
      },
      arrival: "a",
      path: "queue",
      receivedAtMs: NOW_MS,
      contentType: formats[format],
      headers: {},
      properties: {},
      traceparent: undefined,
      body: messageBody(context, format, Number.POSITIVE_INFINITY).bytes,
    });
  }

  it.each(CONTEXT_NAMES)("is the same in JSON, XML and binary: %s", (name) => {
    const [binary, json, xml] = ([1, 2, 3] as const).map((format) => understood(contexts[name], format));
    expect(json).toHaveLength(1);
    expect(xml).toEqual(json);
    expect(binary).toEqual(json);
  });

  it("is the change, with its columns and the image before", () => {
    expect(understood(contexts.update, 2)).toMatchObject([
      {
        type: "com.dynamics365.dataverse.contact.updated.v1",
        subject: `contact/${ADA}`,
        time: "2026-11-25T08:30:44.000Z",
        data: {
          changed: expect.arrayContaining(["lastname", "fax", "fullname"]),
          row: { lastname: "Lovelace", fax: null, fullname: "Ada Lovelace" },
          before: { lastname: "Byron", statuscode: 1 },
          execution: { stage: 40, mode: "async", depth: 1, operationId: JOB },
        },
      },
    ]);
  });

  it("is a new row with all kinds of columns", () => {
    expect(understood(contexts["create async"], 2)).toMatchObject([
      {
        type: "com.dynamics365.dataverse.contoso_project.created.v1",
        data: {
          row: {
            contoso_budget: 2154.32,
            contoso_progress: 10.01,
            contoso_headcount: 987_654_321,
            contoso_billable: true,
            contoso_kickoff: "2026-11-26T07:00:00.000Z",
            contoso_skills: [826_490_000, 826_490_001],
            contoso_accountid: { table: "account" },
          },
          labels: { contoso_phase: "Build", contoso_skills: "Azure; Dataverse", contoso_billable: "Yes" },
        },
      },
    ]);
  });

  it("is a row that is gone", () => {
    expect(understood(contexts["delete async"], 2)).toMatchObject([
      { type: "com.dynamics365.dataverse.account.deleted.v1", data: { operation: "deleted" } },
    ]);
  });
});
