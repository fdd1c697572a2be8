import type { Table } from "../metadata/table.ts";
import { readRow } from "../odata/read-row.ts";
import type { Change } from "../operations/change.ts";
import { createRows, updateRows } from "../operations/write-rows.ts";
import type { Row } from "../rows/value.ts";
import { invalidPayload, methodNotAllowed, notModelled } from "./api-error.ts";
import { resolveLink } from "./find-row.ts";
import { type ApiRequest, type ApiResponse, emptyResponse, jsonResponse, readJson } from "./messages.ts";
import { inUnit, type Session } from "./session.ts";

/** `CreateMultiple` and `UpdateMultiple`, bound to a table («Use bulk operation messages»). */
export async function boundAction(
  session: Session,
  request: ApiRequest,
  table: Table,
  name: string,
): Promise<ApiResponse> {
  if (request.method !== "POST") throw methodNotAllowed(request.method, "an action");
  const targets = readTargets(session, request, table);
  switch (name) {
    case "Microsoft.Dynamics.CRM.CreateMultiple": {
      const rows: readonly Row[] = await inUnit(session, request, (write) =>
        createRows(session.world, write, table, targets),
      );
      return jsonResponse(200, {
        "@odata.context": `${session.base}$metadata#Microsoft.Dynamics.CRM.CreateMultipleResponse`,
        Ids: rows.map(({ id }) => id),
      });
    }
    case "Microsoft.Dynamics.CRM.UpdateMultiple":
      await inUnit(session, request, (write) => updateRows(session.world, write, table, targets));
      return emptyResponse(204);
    default:
      throw notModelled(`The action ${name}`);
  }
}

function readTargets(session: Session, { body }: ApiRequest, table: Table): readonly Change["requested"][] {
  const json = readJson(body);
  const targets = typeof json === "object" && json !== null && "Targets" in json ? json.Targets : undefined;
  if (!Array.isArray(targets) || targets.length === 0) {
    throw invalidPayload(table.set, "Expected 'Targets', a list of rows.");
  }
  const finding = { store: session.world.store, base: session.base };
  return targets.map((target) => readRow(table, target, (link) => resolveLink(finding, link)));
}
