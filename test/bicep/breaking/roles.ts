import * as roles from "../rules/roles.ts";
import { GRANT } from "./deployed.ts";
import type { RuleCase } from "./rule-case.ts";

export const ROLES_CASES: readonly RuleCase[] = [
  [
    "roles are those that the documentation lists, and the other way round",
    roles.rolesAreThoseDocumented,
    [
      {
        what: "a data owner",
        type: GRANT,
        path: "properties.roleDefinitionId",
        part: "/roleDefinitions/090c5cfd-751d-490a-894a-3ce6f1109419",
      },
      {
        what: "a role on a whole namespace",
        type: GRANT,
        path: "id",
        part: "/namespaces/sb-core/providers/x",
      },
    ],
  ],
];
