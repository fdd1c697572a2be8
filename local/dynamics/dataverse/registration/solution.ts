import { ApiError } from "../http/api-error.ts";
import type { Table } from "../metadata/table.ts";
import type { World } from "../operations/world.ts";
import type { WriteRequest } from "../operations/write-request.ts";

/** The types of component that can be made here («SolutionComponent», componenttype). */
const COMPONENT_TYPES: Readonly<Record<string, number>> = {
  sdkmessageprocessingstep: 92,
  serviceendpoint: 95,
};

/** Puts a new component into the solution that the request names, if it names one. */
export function addToSolution(
  { store, newId }: World,
  { solution, unit }: WriteRequest,
  table: Table,
  objectId: string,
): void {
  const componentType = COMPONENT_TYPES[table.name];
  if (componentType === undefined || solution === undefined) return;
  const found = store.all("solution").find(({ columns }) => columns.uniquename === solution);
  if (found === undefined) {
    throw new ApiError(
      400,
      "0x8004f036",
      `Could not find a solution with unique name '${solution}', which MSCRM.SolutionUniqueName names.`,
    );
  }
  store.put(unit, "solutioncomponent", newId(), {
    componenttype: componentType,
    objectid: objectId,
    solutionid: { table: "solution", id: found.id },
  });
}
