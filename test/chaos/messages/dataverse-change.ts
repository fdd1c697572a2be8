import type { ContextModel, DateModel } from "../../../local/dynamics/writers/model.ts";

const ORGANIZATION = "5c1e2f0a-7b43-4d19-9a66-0f3a5d8c2b71";
const STEP = "c8e3f7a1-94b2-4d5c-8f60-3b7a1e9d2c45";
const USER = "2f7a61c4-0d3e-4b98-a5c7-81e6d94b3f20";
const USER_IN_ENTRA = "9d40b8e5-6c21-47fa-b370-5e8f1a2c6d94";
const BUSINESS_UNIT = "b1d9c3e7-52a8-4f06-8e1b-6a4f90d2c735";
/** .NET counts from the year 1. */
const TICKS_AT_1970 = 621_355_968_000_000_000n;
const TICKS_A_MS = 10_000n;

/** A money that no double holds: whoever reads it as a number changes it. */
export const EXACT_MONEY = "79228162514264.3375935";

export interface DataverseChange {
  readonly rowId: string;
  /** The id of the asynchronous operation, which names the delivery. */
  readonly operationId: string;
  /** Stands in a column of the row, so that the message and its event are found by it. */
  readonly mark: string;
  readonly atMs: number;
  readonly newId: () => string;
  /** More text in a column. */
  readonly padding?: string;
}

/** An update of a contact by an asynchronous step, before it is written in one dialect or another. */
export function dataverseChange(change: DataverseChange): ContextModel {
  const { rowId, operationId, mark, atMs, newId, padding } = change;
  const row = {
    table: "contact",
    id: rowId,
    columns: [
      ["new_mark", { kind: "string", value: mark }],
      ["new_exact", { kind: "money", value: EXACT_MONEY }],
      ["lastname", { kind: "string", value: "Löve <lace> & 漢字 \u{1f600}" }],
      ["statuscode", { kind: "choice", value: 1 }],
      ["fax", { kind: "null" }],
      ["contactid", { kind: "guid", value: rowId }],
      ["modifiedon", { kind: "dateTime", ...ticks(atMs) }],
      ...(padding === undefined ? [] : [["description", { kind: "string", value: padding }] as const]),
    ],
    labels: [["statuscode", "Active"]],
    keys: [],
    related: [],
    state: null,
    rowVersion: null,
  } as const;
  return {
    businessUnitId: BUSINESS_UNIT,
    correlationId: newId(),
    depth: 1,
    initiatingUserAgent: null,
    initiatingUserObjectId: USER_IN_ENTRA,
    initiatingUserId: USER,
    inputs: [["Target", { kind: "row", value: row }]],
    isInTransaction: false,
    isolationMode: 1,
    message: "Update",
    mode: 1,
    createdOn: ticks(atMs),
    operationId,
    organizationId: ORGANIZATION,
    organizationName: "unq5c1e2f0a7b434d199a660f3a5d8c2",
    outputs: [],
    step: { table: "sdkmessageprocessingstep", id: STEP, keys: [], name: null, rowVersion: null },
    parent: null,
    after: [],
    before: [],
    rowId,
    table: "contact",
    requestId: newId(),
    secondaryTable: "none",
    shared: [],
    stage: 40,
    userObjectId: USER_IN_ENTRA,
    userId: USER,
  };
}

function ticks(atMs: number): DateModel {
  return { ticks: String(TICKS_AT_1970 + BigInt(atMs) * TICKS_A_MS), zone: "utc" };
}
