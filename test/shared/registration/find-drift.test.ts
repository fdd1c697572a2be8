import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { apply } from "../../../shared/registration/dataverse/apply.ts";
import { memoryRegistry } from "../../../shared/registration/dataverse/memory-registry.ts";
import { plan } from "../../../shared/registration/dataverse/plan.ts";
import type {
  Registered,
  RegisteredEndpoint,
  RegisteredStep,
} from "../../../shared/registration/dataverse/registered.ts";
import type { Wanted } from "../../../shared/registration/dataverse/wanted.ts";
import { findDrift } from "../../../shared/registration/drift/find-drift.ts";
import { FINDINGS } from "../../../shared/registration/drift/findings.ts";
import { image, ORGANIZATION, step, webhook } from "./registrations.ts";

const WANTED: Wanted = {
  endpoints: [webhook("sales"), webhook("service")],
  steps: [step("sales", { columns: "firstname" }, [image("before", "firstname")])],
};
const secretOf = (key: string): string => `a-long-secret-of-${key}`;

/** The organization as the file says; each test edits it as somebody would. */
async function applied(wanted: Wanted = WANTED): Promise<Registered> {
  const registry = memoryRegistry({ organizationId: ORGANIZATION, endpoints: [], steps: [] });
  const lock = { keep: () => Promise.resolve() };
  const planned = plan({ wanted, registered: await registry.read(), secretOf });
  await apply(planned, { registry, lock, secretOf, onDone: () => undefined });
  return await registry.read();
}

function codes(registered: Registered, wanted: Wanted = WANTED, organization?: string): readonly string[] {
  const facts = { wanted, registered, secretOf, connectorUrl: "https://events.example", organization };
  return findDrift(facts).map(({ code }) => code);
}

type Edit = (registered: Registered) => Registered;

/** Edits the first endpoint, of sales. */
function endpointEdit(rest: Partial<RegisteredEndpoint["fields"]>, id?: string): Edit {
  return (registered) => ({
    ...registered,
    endpoints: registered.endpoints.flatMap((row) => {
      if (row.fields.name !== "d365-events sales") return [row];
      const edited = { ...row, id: id ?? row.id, fields: { ...row.fields, ...rest } };
      return id === undefined ? [edited] : [row, edited];
    }),
  });
}

/** Edits the step; with another id, adds the edited one beside it. */
function stepEdit(
  rest: Partial<RegisteredStep["fields"]>,
  id?: string,
  images?: RegisteredStep["images"],
): Edit {
  return (registered) => ({
    ...registered,
    steps: registered.steps.flatMap((row) => {
      const edited = {
        ...row,
        id: id ?? row.id,
        fields: { ...row.fields, ...rest },
        images: images ?? row.images,
      };
      return id === undefined ? [edited] : [row, edited];
    }),
  });
}

const BY_HAND = { description: "made by hand", name: "by hand" };

describe("drift", () => {
  it("finds nothing where all is as the file says", async () => {
    expect(codes(await applied())).toEqual([]);
  });

  it.each<readonly [code: string, edit: Edit]>([
    ["ENDPOINT_URL_ELSEWHERE", endpointEdit({ url: "https://production.example/api/dataverse/sales" })],
    ["ENDPOINT_FORMAT", endpointEdit({ format: 1 })],
    ["ENDPOINT_CHARSET", endpointEdit({ charset: 0 })],
    ["ENDPOINT_SECRET", endpointEdit({ description: "[d365-events sales 0000]" })],
    ["ENDPOINT_CHANGED", endpointEdit({ url: "https://events.example/api/dataverse/other" })],
    [
      "ENDPOINT_LEFT",
      endpointEdit({ name: "old", description: "[d365-events old]", url: "https://old.example" }, "f"),
    ],
    ["ENDPOINT_FOREIGN", endpointEdit({ name: "old", description: "" }, "f")],
    [
      "ENDPOINT_MISSING",
      (registered) => ({
        ...registered,
        endpoints: registered.endpoints.filter(({ fields }) => fields.name !== "d365-events service"),
      }),
    ],
    ["STEP_MISSING", (registered) => ({ ...registered, steps: [] })],
    ["STEP_CHANGED", stepEdit({ columns: "lastname" })],
    ["STEP_DISABLED", stepEdit({ enabled: false })],
    ["STEP_STAGE", stepEdit({ stage: 20 })],
    ["STEP_LEFT", stepEdit({ table: "account" }, "f")],
    ["STEP_FOREIGN", stepEdit({ ...BY_HAND, table: "account" }, "f")],
  ])("finds %s, and nothing else", async (code, edit) => {
    expect(codes(edit(await applied()))).toEqual([code]);
  });

  it.each<readonly [code: string, edit: Edit]>([
    ["STEP_DOUBLED", stepEdit(BY_HAND, "f")],
    ["UPDATE_WITHOUT_COLUMNS", stepEdit({ columns: "" })],
    ["IMAGE_WITHOUT_COLUMNS", stepEdit({}, undefined, [{ id: "1", fields: image("before", "") }])],
    ["STEP_SYNCHRONOUS", stepEdit({ mode: "sync" })],
    ["CREATE_BESIDE_MULTIPLE", stepEdit({ ...BY_HAND, message: "UpdateMultiple" }, "f")],
    ["STEP_STAGE", stepEdit({ ...BY_HAND, table: "account", stage: 10 }, "f")],
  ])("finds %s beside the difference that it is", async (code, edit) => {
    expect(codes(edit(await applied()))).toContain(code);
  });

  it("finds the risks that the file itself asks for", async () => {
    const wanted: Wanted = {
      endpoints: WANTED.endpoints,
      steps: [
        step("sales", { mode: "sync", autoDelete: false }, [image("before", "")]),
        step("service", { columns: "lastname" }),
      ],
    };
    const found = codes(await applied(wanted), wanted);
    expect([...found].sort()).toEqual([
      "IMAGE_WITHOUT_COLUMNS",
      "STEPS_ON_ONE_CHANGE",
      "STEP_SYNCHRONOUS",
      "UPDATE_WITHOUT_COLUMNS",
    ]);
  });

  it("tells a copied organization, whose steps are the same", async () => {
    const copy = { ...(await applied()), organizationId: "5c1e2f0a-0000-4000-8000-00000000c0b1" };
    expect(codes(copy, WANTED, `{${ORGANIZATION.toUpperCase()}}`)).toEqual([
      "ORGANIZATION_OTHER",
      "ENDPOINT_SECRET",
      "ENDPOINT_SECRET",
    ]);
    expect(codes(await applied(), WANTED, ORGANIZATION)).toEqual([]);
  });

  it("has a test for each of its codes", async () => {
    const told = new Set([...codesTested()]);
    expect([...Object.keys(FINDINGS)].filter((code) => !told.has(code))).toEqual([]);
  });
});

/** The codes named in this file. */
function codesTested(): readonly string[] {
  return readFileSync(import.meta.filename, "utf8").match(/[A-Z]+(?:_[A-Z]+)+/g) ?? [];
}
