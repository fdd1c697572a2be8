import { Failure } from "../../shared/failure/failure.ts";
import type { DynamicsClient } from "../../shared/registration/http/dynamics-client.ts";
import type { RowJson, RowPick, SimulatedStep } from "./scenario.ts";

/** Rows of one request of a bulk import. */
const ROWS_OF_A_REQUEST = 100;

interface StepPorts {
  readonly client: Pick<DynamicsClient, "send">;
  readonly sleep: (ms: number) => Promise<void>;
}

/** Lets a step happen; gives what happened, for people. */
export async function runStep(step: SimulatedStep, ports: StepPorts): Promise<string> {
  const { client, sleep } = ports;
  switch (step.kind) {
    case "create": {
      const { body } = await client.send({
        ...json("POST", step.set, step.row),
        headers: { "content-type": "application/json", prefer: "return=representation" },
      });
      return `created ${step.set}(${idIn(body)})`;
    }
    case "update": {
      const row = await pathOf(client, step.set, step.pick);
      await client.send(json("PATCH", row, step.row));
      return `updated ${row}: ${Object.keys(step.row).join(", ")}`;
    }
    case "delete": {
      const row = await pathOf(client, step.set, step.pick);
      await client.send({ method: "DELETE", path: row });
      return `deleted ${row}`;
    }
    case "bulk": {
      for (let done = 0; done < step.count; done += ROWS_OF_A_REQUEST) {
        const size = Math.min(ROWS_OF_A_REQUEST, step.count - done);
        const Targets = Array.from({ length: size }, (_, at) => numbered(step.row, done + at + 1));
        await client.send(json("POST", `${step.set}/Microsoft.Dynamics.CRM.CreateMultiple`, { Targets }));
      }
      return `created ${step.count} ${step.set}`;
    }
    case "wait":
      await sleep(step.waitMs);
      return `waited ${step.waitMs} ms`;
    case "faults": {
      const { body } = await client.send(json("PATCH", "/simulator", step.rates));
      return `faults are now ${JSON.stringify(membersOf(body).faults)}`;
    }
  }
}

function json(method: "POST" | "PATCH", path: string, body: RowJson) {
  return {
    method,
    path,
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  } as const;
}

/** In texts `{n}` stands for the number of the row. */
function numbered(row: RowJson, number: number): RowJson {
  const pairs = Object.entries(row).map(([name, value]) => {
    return [name, typeof value === "string" ? value.replaceAll("{n}", String(number)) : value] as const;
  });
  return Object.fromEntries(pairs);
}

async function pathOf(client: Pick<DynamicsClient, "send">, set: string, pick: RowPick): Promise<string> {
  if (pick.kind === "id") return `${set}(${pick.id})`;
  const filter = pick.filter === undefined ? "" : `&$filter=${encodeURIComponent(pick.filter)}`;
  const { body } = await client.send({ method: "GET", path: `${set}?$top=1${filter}` });
  const rows = membersOf(body).value;
  const first: unknown = Array.isArray(rows) ? rows[0] : undefined;
  if (first !== undefined) return `${set}(${idIn(first)})`;
  const where = pick.filter === undefined ? "" : ` where ${pick.filter}`;
  throw new Failure("DYNAMICS_REFUSED", `Expected a row in ${set}${where}, found none.`);
}

/** A row's id is the one member that is its table's name with `id`, and the first whose value is one. */
function idIn(row: unknown): string {
  const id = Object.entries(membersOf(row)).find(
    ([name, value]) => /^[a-z]\w*id$/.test(name) && typeof value === "string" && !name.startsWith("_"),
  );
  return String(id?.[1] ?? "");
}

function membersOf(value: unknown): RowJson {
  return typeof value === "object" && value !== null ? { ...value } : {};
}
