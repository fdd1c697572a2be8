import type { Contracts, ContractType } from "./event-type.ts";
import { membersOf } from "./members.ts";
import { WorkflowRefused } from "./refused.ts";

/**
 * The contracts of the catalogue `schemas/index.json`.
 *
 * @param read Gives the JSON of a file by its path under `schemas/`.
 */
export function readContracts(read: (path: string) => unknown): Contracts {
  const { envelope, types } = membersOf(read("index.json"), "index.json");
  if (!Array.isArray(types)) throw new WorkflowRefused("index.json: expected a list of types");
  return {
    envelope: read(String(envelope)),
    types: types.map((each: unknown, index): ContractType => {
      const { title, example, pattern, schema } = membersOf(each, `index.json: types[${index}]`);
      return {
        title: String(title),
        example: String(example),
        pattern: new RegExp(String(pattern)),
        data: read(String(schema)),
      };
    }),
  };
}
