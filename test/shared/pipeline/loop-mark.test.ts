import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { firstWait } from "../../../shared/inbound/waiting-message.ts";
import { messageToEvents } from "../../../shared/pipeline/convert-message.ts";
import type { Endpoint } from "../../../shared/settings/endpoint.ts";
import { dataverseMessage } from "../dataverse/dataverse-message.ts";
import { finopsMessage } from "../finops/finops-message.ts";
import { rig, START } from "./rig.ts";

const FIXTURES = join(import.meta.dirname, "../../fixtures");
const SYNC = JSON.parse(readFileSync(join(FIXTURES, "dataverse-json/create-allfields-sync.json"), "utf8"));
const FINOPS = JSON.parse(readFileSync(join(FIXTURES, "fno-json/purchaseorderconfirmed-2021.json"), "utf8"));
const USER = "c7877889-0f5f-ee11-8def-000d3adbef1f";
const ENTRA_USER = "3d280606-3712-4759-b6b9-7302f8d1a3b0";
const FACTS = { nowMs: START, isClientState: () => true, schemaBaseUrl: "https://contoso.example/schemas" };

const base = dataverseMessage(Buffer.from("{}"));
const ours = (changes: Partial<Endpoint>): Endpoint => ({ ...base.endpoint, ...changes });

/** The event of a changed context at a changed endpoint. */
function event(changes: object, endpoint: Partial<Endpoint> = {}): Record<string, unknown> {
  const body = Buffer.from(JSON.stringify({ ...SYNC, ...changes }));
  const [made] = messageToEvents(dataverseMessage(body, { endpoint: ours(endpoint) }), FACTS);
  return JSON.parse(made?.text ?? "null");
}

describe("the mark of a loop", () => {
  it.each([
    [1, undefined],
    [5, undefined],
    [6, "depth"],
    [8, "depth"],
  ])("stands on what is deeper than 5: at %i it is %s", (Depth, mark) => {
    expect(event({ Depth }).loop).toBe(mark);
  });

  it("stands on what is deeper than the endpoint's own bound", () => {
    expect(event({ Depth: 2 }, { loopDepth: 1 }).loop).toBe("depth");
    expect(event({ Depth: 6 }, { loopDepth: 6 }).loop).toBeUndefined();
  });

  it.each([
    ["in Dataverse", USER],
    ["in Microsoft Entra", ENTRA_USER],
  ])("stands on what a user of our own applications did, by the id %s", (_, user) => {
    expect(event({}, { applicationUsers: [user] }).loop).toBe("user");
    expect(event({ Depth: 7 }, { applicationUsers: [user] }).loop).toBe("depth user");
    expect(event({}, { applicationUsers: ["00000000-0000-4000-8000-000000000001"] }).loop).toBeUndefined();
  });

  it("stands on what such a user began and another carried out", () => {
    const system = "99999999-0f5f-ee11-8def-000d3adbef1f";
    expect(event({ UserId: system }, { applicationUsers: [USER] }).loop).toBe("user");
  });

  it("stands on an event of Finance & Operations that such a user began", () => {
    const body = JSON.stringify({ ...FINOPS, InitiatingUserAADObjectId: `{${ENTRA_USER.toUpperCase()}}` });
    const message = finopsMessage(body);
    const endpoint = { ...message.endpoint, applicationUsers: [ENTRA_USER] };
    const [made] = messageToEvents({ ...message, endpoint }, FACTS);
    expect(JSON.parse(made?.text ?? "null").loop).toBe("user");
  });

  it("changes nothing else of the event", () => {
    const { loop, ...marked } = event({}, { applicationUsers: [USER] });
    expect(loop).toBe("user");
    expect(marked).toEqual(event({}));
  });
});

describe("an endpoint that holds what is marked", () => {
  it("makes a dead letter of it, in the state held, and nobody's neighbour notices", async () => {
    const endpoint = ours({ loops: "hold", loopDepth: 1 });
    const { run, dead, deadLetters, published } = rig({ endpoints: new Map([[endpoint.name, endpoint]]) });
    const item = (arrival: string, Depth: number) => ({
      kind: "waiting" as const,
      waiting: firstWait({
        ...base,
        ...{ arrival, endpoint: endpoint.name },
        body: {
          kind: "inline",
          bytes: Buffer.from(
            JSON.stringify({ ...SYNC, Depth, OperationCreatedOn: `/Date(${START + Depth})/` }),
          ),
        },
      }),
    });
    const outcomes = await run(item("00000000001-a", 1), item("00000000001-b", 2));
    expect(outcomes).toMatchObject([
      { kind: "published" },
      { kind: "dead", step: "understand", failure: { code: "LOOP_HELD", again: false } },
    ]);
    expect(published()).toHaveLength(1);
    expect(dead()).toMatchObject([{ arrival: "00000000001-b", code: "LOOP_HELD" }]);
    expect(await deadLetters.find("00000000001-b")).toMatchObject({
      state: { kind: "held", owner: "d365-events" },
    });
  });
});
