import { TABLES } from "../../../../local/dynamics/dataverse/metadata/schema.ts";
import type { Table } from "../../../../local/dynamics/dataverse/metadata/table.ts";
import type { StepRun, World } from "../../../../local/dynamics/dataverse/operations/world.ts";
import type { WriteRequest } from "../../../../local/dynamics/dataverse/operations/write-request.ts";
import { createRow } from "../../../../local/dynamics/dataverse/operations/write-row.ts";
import { commit, memoryRows, newUnit } from "../../../../local/dynamics/dataverse/rows/row-store.ts";
import { seed } from "../../../../local/dynamics/dataverse/rows/seed.ts";
import { stableGuid } from "../../../../local/dynamics/dataverse/rows/stable-guid.ts";
import type { Columns, Row } from "../../../../local/dynamics/dataverse/rows/value.ts";
import { USER } from "../../../../local/dynamics/organization.ts";

/** An organisation without a network: the runs of its steps are collected. */
export interface MemoryWorld {
  readonly world: World;
  readonly runs: StepRun[];
  write<Result>(run: (request: WriteRequest) => Promise<Result>): Promise<Result>;
  /** Registers a webhook's step on a message of a table. */
  step(message: string, table: string, more?: Columns): Promise<Row>;
  image(step: Row, columns: Columns): Promise<Row>;
}

export function memoryWorld(nowMs: number): MemoryWorld {
  const store = memoryRows();
  seed(store, nowMs);
  let ids = 0;
  const newId = () => {
    ids += 1;
    return stableGuid(`id ${ids}`);
  };
  const runs: StepRun[] = [];
  const world: World = {
    store,
    nowMs: () => nowMs,
    newId,
    runLater: (run) => void runs.push(run),
    runNow: async (run) => void runs.push(run),
  };
  const write: MemoryWorld["write"] = async (run) => {
    const unit = newUnit();
    const result = await run({
      user: { table: "systemuser", id: USER },
      userAgent: "",
      language: undefined,
      requestId: newId(),
      correlationId: newId(),
      bypass: { sync: false, async: false, stepIds: [] },
      tag: undefined,
      solution: undefined,
      unit,
    });
    commit(unit);
    return result;
  };
  const make = (table: string, columns: Columns) =>
    write((request) => createRow(world, request, tableOf(table), columns));
  return {
    world,
    runs,
    write,
    step: async (message, table, more = {}) => {
      const endpoint = await make("serviceendpoint", {
        name: "hook",
        contract: 8,
        url: "http://localhost/",
        authtype: 4,
        authvalue: "k",
      });
      return await make("sdkmessageprocessingstep", {
        name: `${table} ${message}`,
        stage: 40,
        mode: 1,
        rank: 1,
        eventhandler: { table: "serviceendpoint", id: endpoint.id },
        sdkmessageid: { table: "sdkmessage", id: stableGuid(`message ${message}`) },
        sdkmessagefilterid: { table: "sdkmessagefilter", id: stableGuid(`filter ${message} ${table}`) },
        ...more,
      });
    },
    image: (step, columns) =>
      make("sdkmessageprocessingstepimage", {
        name: "image",
        messagepropertyname: "Target",
        sdkmessageprocessingstepid: { table: step.table, id: step.id },
        ...columns,
      }),
  };
}

export function tableOf(name: string): Table {
  const table = TABLES.find((each) => each.name === name);
  if (table === undefined) throw new Error(`No table is named ${name}.`);
  return table;
}
